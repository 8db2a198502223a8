"""Simulate a lift: requests 'TIME FROM TO' on standard input, a log on standard output."""

import sys


class Passenger:
    next_number = 1

    def __init__(self, time, origin, target):
        self.number = Passenger.next_number
        Passenger.next_number += 1
        self.time = time
        self.origin = origin
        self.target = target
        self.boarded = None
        self.arrived = None

    @property
    def direction(self):
        return 1 if self.target > self.origin else -1

    @property
    def waiting_time(self):
        return self.boarded - self.time

    def __repr__(self):
        return f"P{self.number}({self.origin}->{self.target})"


class Policy:
    """Decides where the lift goes next. Subclasses say how."""

    name = "abstract"

    def direction(self, lift, calls):
        raise NotImplementedError(f"{type(self).__name__} has no rule")


class Sweep(Policy):
    """Keep the direction while anybody wants to go on, then turn round."""

    name = "sweep"

    def direction(self, lift, calls):
        wanted = {passenger.target for passenger in lift.inside}
        wanted |= {passenger.origin for passenger in calls}
        if not wanted:
            return 0
        current = lift.direction or 1
        ahead = any((floor - lift.floor) * current > 0 for floor in wanted)
        if ahead:
            return current
        return -current if any(floor != lift.floor for floor in wanted) else 0


class FirstCome(Policy):
    """Serve one passenger after the other."""

    name = "first come"

    def direction(self, lift, calls):
        if lift.inside:
            goal = lift.inside[0].target
        elif calls:
            goal = calls[0].origin
        else:
            return 0
        return (goal > lift.floor) - (goal < lift.floor)


class Lift:
    capacity = 3

    def __init__(self, policy):
        self.policy = policy
        self.floor = 0
        self.direction = 0
        self.inside = []
        self.distance = 0

    def leave(self, clock):
        leaving = [passenger for passenger in self.inside if passenger.target == self.floor]
        for passenger in leaving:
            passenger.arrived = clock
            self.inside.remove(passenger)
        return leaving

    def board(self, clock, calls):
        boarding = []
        for passenger in calls[:]:
            if passenger.origin == self.floor and len(self.inside) < self.capacity:
                passenger.boarded = clock
                self.inside.append(passenger)
                calls.remove(passenger)
                boarding.append(passenger)
        return boarding

    def move(self, calls):
        self.direction = self.policy.direction(self, calls)
        self.floor += self.direction
        self.distance += abs(self.direction)


class Simulation:
    def __init__(self, requests, policy, verbose):
        Passenger.next_number = 1
        self.passengers = [Passenger(*request) for request in requests]
        self.pending = self.passengers[:]
        self.calls = []
        self.lift = Lift(policy)
        self.clock = 0
        self.verbose = verbose

    def log(self, text):
        if self.verbose:
            print(f"{self.clock:>4} floor {self.lift.floor:>2}: {text}")

    def run(self, limit=1000):
        while self.pending or self.calls or self.lift.inside:
            self.step()
            if self.clock > limit:
                raise RuntimeError(f"not done after {limit} steps")

    def step(self):
        while self.pending and self.pending[0].time <= self.clock:
            passenger = self.pending.pop(0)
            self.calls.append(passenger)
            self.log(f"{passenger} calls")
        for passenger in self.lift.leave(self.clock):
            self.log(f"{passenger} leaves")
        for passenger in self.lift.board(self.clock, self.calls):
            self.log(f"{passenger} boards")
        self.lift.move(self.calls)
        self.clock += 1

    def statistics(self):
        waits = sorted(passenger.waiting_time for passenger in self.passengers)
        rides = [passenger.arrived - passenger.boarded for passenger in self.passengers]
        return {
            "steps": self.clock,
            "distance": self.lift.distance,
            "mean wait": sum(waits) / len(waits),
            "median wait": waits[len(waits) // 2],
            "worst wait": waits[-1],
            "mean ride": sum(rides) / len(rides),
        }


def main():
    requests = sorted(tuple(map(int, line.split())) for line in sys.stdin if line.strip())
    results = {}
    for policy in (Sweep(), FirstCome()):
        simulation = Simulation(requests, policy, verbose=isinstance(policy, Sweep))
        simulation.run()
        results[policy.name] = simulation.statistics()
    print()
    print(f"{'':<14}" + "".join(f"{name:>12}" for name in results))
    for key in results["sweep"]:
        values = [result[key] for result in results.values()]
        print(f"{key:<14}" + "".join(
            f"{value:>12.2f}" if isinstance(value, float) else f"{value:>12}" for value in values))
    try:
        Simulation(requests, Policy(), verbose=False).run()
    except NotImplementedError as error:
        print(f"\n{error}")


if __name__ == "__main__":
    main()
