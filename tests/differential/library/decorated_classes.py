# A decorator makes instances of a class of the library that nothing names: http.HTTPMethod.
import http

print(http.HTTPStatus(404).name, http.HTTPStatus.OK.phrase)
