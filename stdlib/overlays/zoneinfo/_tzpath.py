zoneinfo._tzpath: the path of CPython's usual build, which sysconfig would have to know.
@ 2 d7af2c48c494f3a2
import os
@ 1 27d12293478142b7
                "/usr/share/zoneinfo:/usr/lib/zoneinfo:/usr/share/lib/zoneinfo:/etc/zoneinfo"
