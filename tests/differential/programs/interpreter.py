def parse(tokens):
    token = tokens.pop(0)
    if token == "(":
        out = []
        while tokens[0] != ")":
            out.append(parse(tokens))
        tokens.pop(0)
        return out
    try:
        return int(token)
    except ValueError:
        return token


class Env(dict):
    def __init__(self, names=(), values=(), outer=None):
        super().__init__(zip(names, values))
        self.outer = outer

    def find(self, name):
        env = self
        while env is not None:
            if name in env:
                return env
            env = env.outer
        raise NameError(f"unbound {name}")


def evaluate(x, env):
    while True:
        if isinstance(x, str):
            return env.find(x)[x]
        if not isinstance(x, list):
            return x
        match x:
            case ["if", test, then, other]:
                x = then if evaluate(test, env) else other
            case ["define", name, value]:
                env[name] = evaluate(value, env)
                return None
            case ["set!", name, value]:
                env.find(name)[name] = evaluate(value, env)
                return None
            case ["lambda", names, body]:
                return lambda *args: evaluate(body, Env(names, args, env))
            case ["begin", *steps, last]:
                for step in steps:
                    evaluate(step, env)
                x = last
            case [f, *args]:
                return evaluate(f, env)(*[evaluate(a, env) for a in args])


top = Env(["+", "-", "*", "<", "=", "list", "print"],
          [lambda *a: sum(a), lambda a, b: a - b, lambda a, b: a * b, lambda a, b: a < b, lambda a, b: a == b, lambda *a: list(a), lambda *a: print("lisp:", *a)])
for source in ("(define fact (lambda (n) (if (< n 2) 1 (* n (fact (- n 1))))))", "(fact 30)", "(define make (lambda (n) (lambda () (begin (set! n (+ n 1)) n))))",
               "(define c (make 10))", "(list (c) (c) (c))", "(print 1 (+ 2 3 4))", "((lambda (x y) (* x y)) 6 7)", "(undefined 1)",
               "(define fib (lambda (n) (if (< n 2) n (+ (fib (- n 1)) (fib (- n 2))))))", "(fib 15)"):
    try:
        print(evaluate(parse(source.replace("(", " ( ").replace(")", " ) ").split()), top) if "define" not in source else evaluate(parse(source.replace("(", " ( ").replace(")", " ) ").split()), top) or "defined")
    except NameError as error:
        print("NameError", error)
