package org.backbone.runner.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/// Stands before the JDK's HTTP server, which would itself answer a target that is no URI
/// (`/?a=%ZZ`), naming an exception, where API Gateway leaves it to a route. Passes bytes on, both
/// ways, but for the heads of requests: see [RequestPassing].
final class Entrance implements AutoCloseable {
  private static final long BREATH = Duration.ofMillis(10).toNanos();

  private final ServerSocket door;
  private final InetSocketAddress server;
  private final ExecutorService connections = Executors.newVirtualThreadPerTaskExecutor();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  private Entrance(ServerSocket door, InetSocketAddress server) {
    this.door = door;
    this.server = server;
  }

  /// Takes `address` and passes every connection on to `server`.
  static Entrance open(InetSocketAddress address, InetSocketAddress server) throws IOException {
    var door = new ServerSocket();
    try {
      door.bind(address, 100);
    } catch (IOException e) {
      door.close();
      throw e;
    }
    var entrance = new Entrance(door, server);
    entrance.connections.execute(entrance::accept);
    return entrance;
  }

  int port() {
    return door.getLocalPort();
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        var client = door.accept();
        connections.execute(() -> connect(client));
      } catch (IOException _) {
        // The door was closed, or the machine is short of sockets for a moment.
        LockSupport.parkNanos(BREATH);
      }
    }
  }

  private void connect(Socket client) {
    var inner = new Socket();
    open.add(client);
    open.add(inner);
    try {
      client.setTcpNoDelay(true);
      inner.setTcpNoDelay(true);
      inner.connect(server);
      connections.execute(() -> passRequests(client, inner));
      inner.getInputStream().transferTo(client.getOutputStream());
    } catch (IOException _) {
      // One side left.
    } finally {
      end(client);
      end(inner);
    }
  }

  // A client that says no more may still wait for its answer.
  private void passRequests(Socket client, Socket inner) {
    try {
      var in = new BufferedInputStream(client.getInputStream());
      new RequestPassing(in, inner.getOutputStream()).untilTheEnd();
      inner.shutdownOutput();
    } catch (IOException _) {
      end(client);
      end(inner);
    }
  }

  private void end(Socket socket) {
    open.remove(socket);
    try {
      socket.close();
    } catch (IOException _) {
      // It is of no more use either way.
    }
  }

  /// Gives the port back and ends every connection.
  @Override
  public void close() throws IOException {
    door.close();
    open.forEach(this::end);
    connections.shutdownNow();
  }
}
