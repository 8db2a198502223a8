class ConfigError(Exception):
    pass


def parse(text):
    try:
        return int(text)
    except ValueError as error:
        raise ConfigError(f"bad number {text!r}") from error


def load(settings):
    try:
        return {key: parse(value) for key, value in settings.items()}
    finally:
        print("loaded or not")


try:
    load({"port": "80", "host": "local"})
except ConfigError:
    print("not handled here")
    [].pop()
