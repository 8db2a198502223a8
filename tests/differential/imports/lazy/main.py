print("start")


def use(flag):
    if flag:
        import plugin_a as plugin
    else:
        import plugin_b as plugin
    return plugin.run()


print(use(True), use(False), use(True))
try:
    import optional_fast as impl
except ImportError:
    import plugin_b as impl
print(impl.run())


class Loader:
    import plugin_a
    name = plugin_a.NAME


print(Loader.name, Loader.plugin_a.NAME)
from plugin_a import run as first, NAME
NAME = "changed here"
import plugin_a
print(NAME, plugin_a.NAME, first is plugin_a.run)
if __name__ == "__main__":
    print("main guard")
