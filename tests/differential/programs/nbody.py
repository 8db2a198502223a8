class Body:
    def __init__(self, x, y, vx, vy, mass):
        self.x, self.y, self.vx, self.vy, self.mass = x, y, vx, vy, mass


def energy(bodies):
    e = 0.0
    for i, b in enumerate(bodies):
        e += 0.5 * b.mass * (b.vx**2 + b.vy**2)
        for c in bodies[i + 1:]:
            e -= b.mass * c.mass / ((b.x - c.x) ** 2 + (b.y - c.y) ** 2) ** 0.5
    return e


def advance(bodies, dt):
    for i in range(len(bodies)):
        b = bodies[i]
        for j in range(i + 1, len(bodies)):
            c = bodies[j]
            dx = b.x - c.x
            dy = b.y - c.y
            d2 = dx * dx + dy * dy
            mag = dt / (d2 * d2**0.5)
            b.vx -= dx * c.mass * mag
            b.vy -= dy * c.mass * mag
            c.vx += dx * b.mass * mag
            c.vy += dy * b.mass * mag
    for b in bodies:
        b.x += dt * b.vx
        b.y += dt * b.vy


system = [Body(0, 0, 0, 0, 100.0), Body(10.0, 0, 0, 3.1, 1), Body(0, -20.0, 2.2, 0, 0.5), Body(35, 0, 0, -1.7, 2)]
print(f"{energy(system):.9f}")
for step in range(1, 1001):
    advance(system, 0.001)
    if step % 250 == 0:
        print(step, f"{energy(system):.9f}", f"{system[1].x:.6f} {system[1].y:.6f}")
