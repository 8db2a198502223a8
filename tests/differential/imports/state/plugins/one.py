from registry import register


@register
def double(x):
    return x * 2
