package org.backbone.runner.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// The stack's port, on 127.0.0.1 alone: `/health`, its own pages under `/_local`, and everything
/// else for the HTTP API.
public final class FrontDoor implements AutoCloseable {
  private static final Set<String> CHANGES_NOTHING = Set.of("GET", "HEAD");

  private final HttpServer server;
  private final Entrance entrance;
  private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();
  private final LocalPages pages;
  private volatile @Nullable HttpApiFront api;
  private volatile boolean ready;

  private FrontDoor(HttpServer server, Entrance entrance, LocalPages pages) {
    this.server = server;
    this.entrance = entrance;
    this.pages = pages;
  }

  /// Takes the port and answers `/health` with 503 until the stack is ready.
  ///
  /// @param port 0: any that is free
  /// @throws BindException if the port is in use
  public static FrontDoor open(int port, LocalPages pages) throws IOException {
    var here = InetAddress.ofLiteral("127.0.0.1");
    var server = HttpServer.create(new InetSocketAddress(here, 0), 100);
    var entrance = Entrance.open(new InetSocketAddress(here, port), server.getAddress());
    var door = new FrontDoor(server, entrance, pages);
    door.server.createContext("/", door::answer);
    door.server.setExecutor(door.requests);
    door.server.start();
    return door;
  }

  /// The port that was taken.
  public int port() {
    return entrance.port();
  }

  /// Lets requests through to the HTTP API.
  public void serve(HttpApiFront front) {
    api = front;
  }

  /// From now on the stack is healthy.
  public void ready() {
    ready = true;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var path = ApiRequest.decodedPath(exchange);
      if (path.equals("/health")) {
        answerHealth(exchange);
      } else if (path.equals("/_local") || path.startsWith("/_local/")) {
        answerLocal(exchange);
      } else {
        var front = api;
        (front == null
                ? ApiReply.message(503, "Service Unavailable")
                : front.answer(ApiRequest.of(exchange)))
            .send(exchange);
      }
    } catch (RuntimeException e) {
      System.getLogger(FrontDoor.class.getName())
          .log(System.Logger.Level.WARNING, "a request could not be answered", e);
      if (exchange.getResponseCode() == -1) {
        ApiReply.ERROR.send(exchange);
      }
    }
  }

  private void answerHealth(HttpExchange exchange) throws IOException {
    ApiReply.message(ready ? 200 : 503, ready ? "ready" : "starting").send(exchange);
  }

  private void answerLocal(HttpExchange exchange) throws IOException {
    if (!fromHere(exchange)) {
      ApiReply.message(403, "This page is for this machine alone").send(exchange);
      return;
    }
    var method = exchange.getRequestMethod();
    var path = exchange.getRequestURI().getRawPath();
    if (RequestPassing.target(exchange.getRequestHeaders()).isPresent()) {
      ApiReply.message(400, "Bad Request").send(exchange);
      return;
    }
    var found = pages.find(method.equals("HEAD") ? "GET" : method, path);
    if (found.isEmpty()) {
      ApiReply.NOT_FOUND.send(exchange);
      return;
    }
    var local = new LocalExchange(exchange, found.get().match().parameters());
    found.get().page().answer(local);
    if (!local.answered()) {
      throw new IllegalStateException("the page " + path + " did not answer");
    }
  }

  // A page somewhere on the web, open in the developer's browser, must not press our buttons, nor
  // read through a name of
  // its own that it lets point here.
  private boolean fromHere(HttpExchange exchange) {
    var headers = exchange.getRequestHeaders();
    var host = headers.getFirst("Host");
    if (host == null || !host.matches("(127\\.0\\.0\\.1|localhost)(:\\d+)?")) {
      return false;
    }
    if (CHANGES_NOTHING.contains(exchange.getRequestMethod())) {
      return true;
    }
    var site = headers.getFirst("Sec-Fetch-Site");
    var origin = headers.getFirst("Origin");
    return site == null
        ? origin == null || origin.equals("http://" + host)
        : site.equals("same-origin") || site.equals("none");
  }

  /// Gives the port back.
  @Override
  public void close() {
    try {
      entrance.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      server.stop(0);
      requests.shutdownNow();
    }
  }
}
