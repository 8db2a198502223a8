print("loading", __name__)


def run():
    return "b"
