"""A small text adventure: commands on standard input, the story on standard output."""

import sys


class Room:
    def __init__(self, name, description):
        self.name = name
        self.description = description
        self.exits = {}
        self.things = []

    def connect(self, direction, other):
        opposite = {"north": "south", "south": "north", "east": "west", "west": "east",
                    "up": "down", "down": "up"}
        self.exits[direction] = other
        other.exits[opposite[direction]] = self


class Thing:
    portable = True

    def __init__(self, name, description):
        self.name = name
        self.description = description

    def use(self, game):
        game.say(f"You turn the {self.name} over in your hands. Nothing happens.")


class Lamp(Thing):
    def __init__(self):
        super().__init__("lamp", "A brass lamp, not lit.")
        self.lit = False

    def use(self, game):
        self.lit = not self.lit
        self.description = "A brass lamp, burning quietly." if self.lit else "A brass lamp, not lit."
        game.say("The lamp is on." if self.lit else "The lamp is off.")


class Chest(Thing):
    portable = False

    def __init__(self, content):
        super().__init__("chest", "An iron chest with a heavy lock.")
        self.content = content

    def use(self, game):
        if "key" not in game.inventory:
            game.say("It is locked.")
            return
        game.say(f"The key fits. In the chest lies a {self.content.name}!")
        game.room.things.remove(self)
        game.room.things.append(self.content)


class Game:
    def __init__(self):
        hall = Room("Hall", "A draughty hall. Dust lies on everything.")
        garden = Room("Garden", "Roses gone wild, and a well.")
        cellar = Room("Cellar", "Barrels, cobwebs, something that drips.")
        tower = Room("Tower", "You see the whole valley from here.")
        hall.connect("south", garden)
        hall.connect("down", cellar)
        hall.connect("up", tower)
        hall.things.append(Lamp())
        garden.things.append(Thing("key", "A key with a bearded bit."))
        cellar.things.append(Chest(Thing("crown", "A crown of thin gold.")))
        self.dark = {cellar}
        self.room = hall
        self.goal = tower
        self.inventory = {}
        self.moves = 0
        self.over = False
        self.visited = set()

    def say(self, text):
        print(text)

    @property
    def can_see(self):
        lamp = self.inventory.get("lamp")
        return self.room not in self.dark or (lamp is not None and lamp.lit)

    def find(self, name):
        if name in self.inventory:
            return self.inventory[name]
        if self.can_see:
            for thing in self.room.things:
                if thing.name == name:
                    return thing
        self.say(f"You see no {name} here.")
        return None

    def look(self):
        self.say(f"-- {self.room.name} --")
        if not self.can_see:
            self.say("It is pitch dark.")
            return
        self.say(self.room.description)
        for thing in self.room.things:
            self.say(f"There is a {thing.name} here.")
        self.say(f"Exits: {', '.join(sorted(self.room.exits))}.")

    def do_go(self, direction):
        if direction not in self.room.exits:
            self.say("You can't go that way.")
            return
        self.room = self.room.exits[direction]
        if self.room in self.visited and self.can_see:
            self.say(f"-- {self.room.name} --")
        else:
            self.look()
        self.visited.add(self.room)
        if self.room is self.goal and "crown" in self.inventory:
            self.say("You put on the crown and look down on your valley. You have won!")
            self.over = True

    def do_take(self, name):
        thing = self.find(name)
        if thing is None:
            return
        if name in self.inventory:
            self.say("You have it already.")
        elif not thing.portable:
            self.say(f"The {name} is much too heavy.")
        else:
            self.room.things.remove(thing)
            self.inventory[name] = thing
            self.say("Taken.")

    def do_drop(self, name):
        if thing := self.inventory.pop(name, None):
            self.room.things.append(thing)
            self.say("Dropped.")
        else:
            self.say(f"You have no {name}.")

    def do_use(self, name):
        if thing := self.find(name):
            thing.use(self)

    def do_examine(self, name):
        if thing := self.find(name):
            self.say(thing.description)

    def execute(self, line):
        match line.lower().split():
            case []:
                return
            case ["look" | "l"]:
                self.look()
            case ["inventory" | "i"]:
                self.say("You carry: " + (", ".join(self.inventory) or "nothing") + ".")
            case ["quit"]:
                self.over = True
            case [("north" | "south" | "east" | "west" | "up" | "down") as direction]:
                self.do_go(direction)
            case [verb, *_, noun] if handler := getattr(self, f"do_{verb}", None):
                handler(noun)
            case [verb, *_]:
                self.say(f"I don't know how to {verb}.")
        self.moves += 1


def main():
    game = Game()
    game.look()
    while not game.over:
        try:
            line = input("> ")
        except EOFError:
            print("\n(end of input)")
            break
        print(line)
        game.execute(line)
    print(f"{game.moves} moves, {len(game.visited)} rooms visited.")
    return 0 if "crown" in game.inventory else 3


if __name__ == "__main__":
    sys.exit(main())
