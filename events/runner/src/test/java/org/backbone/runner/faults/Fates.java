package org.backbone.runner.faults;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.backbone.runner.faults.inside.CostInterceptor;
import org.backbone.runner.faults.inside.NeedInterceptor;

/// The engine's end of every function's line: tells each call its fate, and each function the time.
final class Fates implements AutoCloseable, InstantSource {
  private static final int OBJECT = 3;

  private final ServerSocket server;
  private volatile Function<Call, Fate> decide = _ -> Fate.NONE;
  private final Set<Needed> needs = ConcurrentHashMap.newKeySet();
  private final Queue<Cost> costs = new ConcurrentLinkedQueue<>();
  private final Set<String> touched = ConcurrentHashMap.newKeySet();
  private volatile Instant now;

  Fates(Instant now) throws IOException {
    this.now = now;
    this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  /// Nothing happens to calls, and they are kept.
  static Function<Call, Fate> keepingIn(List<Call> calls) {
    return call -> {
      calls.add(call);
      return Fate.NONE;
    };
  }

  /// From now on this decides.
  void decide(Function<Call, Fate> fates) {
    decide = fates;
  }

  /// What functions needed to be allowed so far.
  Set<Needed> needs() {
    return Set.copyOf(needs);
  }

  /// The objects that calls may have changed since the last look, as `bucket/key`; without a key,
  /// any of the bucket.
  Set<String> touched() {
    var some = Set.copyOf(touched);
    touched.removeAll(some);
    return some;
  }

  /// What functions' calls cost since the last look.
  Cost costs() {
    var some = new ArrayList<Cost>();
    for (var cost = costs.poll(); cost != null; cost = costs.poll()) {
      some.add(cost);
    }
    return Cost.sum(some);
  }

  @Override
  public Instant instant() {
    return now;
  }

  void set(Instant time) {
    now = time;
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  private void accept() {
    try {
      while (true) {
        var socket = server.accept();
        Thread.ofVirtual().start(() -> answer(socket));
      }
    } catch (SocketException _) {
      // Closed.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void answer(Socket socket) {
    try (socket;
        var in = new DataInputStream(socket.getInputStream());
        var out = new DataOutputStream(socket.getOutputStream())) {
      socket.setTcpNoDelay(true);
      while (true) {
        var question = in.readUTF();
        out.writeUTF(
            switch (question.split("\t", 2)[0]) {
              case "clock" -> now.toString();
              case CostInterceptor.SAYS -> {
                costs.add(Cost.of(question));
                yield Fate.NONE.name();
              }
              case NeedInterceptor.SAYS -> {
                needs.add(Needed.of(question));
                yield Fate.NONE.name();
              }
              default -> fate(question).name();
            });
        out.flush();
      }
    } catch (EOFException | SocketException _) {
      // The function's JVM has ended.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Fate fate(String question) {
    var call = Call.of(question);
    if (call.operation().startsWith("S3:") && !call.isRead()) {
      touched.add(question.split(" ", -1)[OBJECT]);
    }
    return decide.apply(call);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
