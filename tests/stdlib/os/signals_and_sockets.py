# signal, selectors and socket.
import os
import selectors
import signal
import socket

print(repr(signal.SIGINT), signal.Signals(15), signal.getsignal(signal.SIGINT) is signal.default_int_handler)
print(repr(signal.signal(signal.SIGUSR1, lambda number, frame: print("got", signal.Signals(number).name))))
os.kill(os.getpid(), signal.SIGUSR1)
print(signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR2]), signal.pthread_sigmask(signal.SIG_UNBLOCK, []))
print(repr(signal.SIG_IGN), signal.strsignal(9), signal.SIGTERM in signal.valid_signals())

selector = selectors.DefaultSelector()
reading, writing = os.pipe()
key = selector.register(reading, selectors.EVENT_READ, "data")
print(selector.select(0), key.data, type(selector).__name__)
os.write(writing, b"x")
print([(found.data, events) for found, events in selector.select(1)], len(selector.get_map()))
try:
    selector.register(reading, selectors.EVENT_READ)
except KeyError as error:
    print("KeyError", str(error).split()[-2:])
selector.unregister(reading)
selector.close()

first, second = socket.socketpair()
print(first.family, first.type, repr(first).startswith("<socket.socket fd="))
first.sendall(b"hello")
print(second.recv(3), second.recv(10))
first.close()
print(repr(first), second.recv(1))
server = socket.create_server(("127.0.0.1", 0))
with socket.create_connection(server.getsockname(), timeout=5) as client:
    connection, address = server.accept()
    with connection:
        client.send(b"question")
        print(connection.recv(100), address == client.getsockname(), client.gettimeout(), connection.gettimeout())
        connection.sendall(b"answer")
        print(client.recv(100))
server.settimeout(0.01)
try:
    server.accept()
except TimeoutError as error:
    print(type(error), error, isinstance(error, socket.timeout))
try:
    socket.create_connection(("127.0.0.1", 1), timeout=5)
except ConnectionRefusedError as error:
    print(error)
try:
    socket.getaddrinfo("name", None, flags=socket.AI_NUMERICHOST)
except socket.gaierror as error:
    print(error)
print(socket.getaddrinfo("127.0.0.1", 80, type=socket.SOCK_STREAM), socket.inet_aton("127.0.0.1"), socket.has_ipv6)
print(server.detach() > 2, repr(server))
