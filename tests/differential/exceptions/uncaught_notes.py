def work(items):
    for number, item in enumerate(items):
        try:
            item["key"] += 1
        except (KeyError, TypeError) as error:
            error.add_note(f"while working on item {number}")
            error.add_note("two\nlines")
            raise


work([{"key": 1}, {"other": 2}])
