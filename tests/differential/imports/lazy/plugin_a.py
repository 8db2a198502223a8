print("loading", __name__)
NAME = "a"


def run():
    return NAME


if __name__ == "__main__":
    print("never")
