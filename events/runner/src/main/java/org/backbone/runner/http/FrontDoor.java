package org.backbone.runner.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.backbone.runner.web.WebReply;
import org.backbone.runner.web.WebRequest;
import org.backbone.runner.web.WebServer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The stack's port, on 127.0.0.1 alone: `/health`, its own pages under `/_local`, and everything
/// else for the HTTP API.
public final class FrontDoor implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FrontDoor.class);
  private static final Set<String> CHANGES_NOTHING = Set.of("GET", "HEAD");

  private final WebServer server;
  private final LocalPages pages;
  private volatile @Nullable HttpApiFront api;
  private volatile Supplier<SortedMap<String, String>> wrong = TreeMap::new;
  private volatile boolean ready;

  private FrontDoor(int port, LocalPages pages) throws IOException {
    this.pages = pages;
    this.server = WebServer.open(port, this::answer);
  }

  /// Takes the port and answers `/health` with 503 until the stack is ready.
  ///
  /// @param port 0: any that is free
  /// @throws BindException if the port is in use
  public static FrontDoor open(int port, LocalPages pages) throws IOException {
    return new FrontDoor(port, pages);
  }

  /// The port that was taken.
  public int port() {
    return server.port();
  }

  /// Lets requests through to the HTTP API.
  public void serve(HttpApiFront front) {
    api = front;
  }

  /// Asks this at each `/health`.
  ///
  /// @param asked what is wrong now: parts of the stack and reasons; empty: nothing
  public void health(Supplier<SortedMap<String, String>> asked) {
    wrong = asked;
  }

  /// From now on the stack is healthy, as long as nothing is wrong.
  public void ready() {
    ready = true;
  }

  private WebReply answer(WebRequest request) throws IOException {
    var path = request.target().decodedPath();
    if (path.equals("/health")) {
      return ready ? health() : WebReply.message(503, "starting");
    }
    if (path.equals("/_local") || path.startsWith("/_local/")) {
      return answerLocal(request);
    }
    var front = api;
    return front == null
        ? WebReply.message(503, "Service Unavailable")
        : front.answer(ApiRequest.of(request));
  }

  private WebReply health() {
    var found = wrong.get();
    if (found.isEmpty()) {
      return WebReply.message(200, "ready");
    }
    var json = JsonNodeFactory.instance.objectNode().put("message", "not all of it works");
    found.forEach(json.putObject("wrong")::put);
    return WebReply.of(503, "application/json", json.toString().getBytes(StandardCharsets.UTF_8));
  }

  private WebReply answerLocal(WebRequest request) {
    if (!fromHere(request)) {
      return WebReply.message(403, "This page is for this machine alone");
    }
    if (!request.target().isUri()) {
      return WebReply.message(400, "Bad Request");
    }
    var method = request.method().equals("HEAD") ? "GET" : request.method();
    var found = pages.find(method, request.target().path());
    if (found.isEmpty()) {
      return ApiReply.NOT_FOUND;
    }
    return page(request, found.get());
  }

  // The one boundary of the stack's own pages: whoever asks is told, whatever happened.
  private static WebReply page(WebRequest request, LocalPages.Found found) {
    var local = new LocalExchange(request, found.match().parameters());
    try {
      found.page().answer(local);
      return local.reply();
    } catch (IOException | RuntimeException e) {
      LOG.warn("the page {} failed", request.target().path(), e);
      var failed = new LocalExchange(request, found.match().parameters());
      failed.text(
          500,
          "This page of the local stack failed: %s: %s. /health says what does not work now."
              .formatted(e.getClass().getSimpleName(), e.getMessage()));
      return failed.reply();
    }
  }

  // A page somewhere on the web, open in the developer's browser, must not press our buttons, nor
  // read through
  // a name of its own that it lets point here.
  private static boolean fromHere(WebRequest request) {
    var host = request.header("host").orElse("");
    if (!host.matches("(127\\.0\\.0\\.1|localhost)(:\\d+)?")) {
      return false;
    }
    if (CHANGES_NOTHING.contains(request.method())) {
      return true;
    }
    var site = request.header("sec-fetch-site");
    return site.isPresent()
        ? site.get().equals("same-origin") || site.get().equals("none")
        : request.header("origin").map(("http://" + host)::equals).orElse(true);
  }

  /// Gives the port back.
  @Override
  public void close() {
    server.close();
  }
}
