from broken_a import other
thing = 2
