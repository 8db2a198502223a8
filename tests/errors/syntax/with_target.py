with x as 5:
    pass
