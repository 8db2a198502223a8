class C:
    def f(self):
        for i in self:
            if i:
                while True:
                    return = 5
