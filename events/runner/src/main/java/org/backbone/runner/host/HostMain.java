package org.backbone.runner.host;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/// The functions' host. Answers Lambda's own Invoke path, on 127.0.0.1 alone, and ends when its
/// standard input does: that is when the JVM that started it is gone, however it went.
///
/// It answers with the JDK's own HTTP server, not with Jetty: this JVM's class path is this module
/// alone, so that no function finds a library here that its zip lacks, and only the stack calls it.
///
/// Arguments: the file that lists the functions, a folder to unpack zips in, the runtime interface
/// client's class path, the port (0: any that is free).
public final class HostMain {
  /// The header that carries the caller's name for an invocation.
  static final String INVOCATION = "x-backbone-invocation";

  private static final Pattern INVOKE =
      Pattern.compile(
          "/2015-03-31/functions/(?:arn:[^/]*:function:)?([^/:]+)(?::[^/]+)?/invocations");
  private static final int LARGEST_EVENT = 6_291_556;
  private static final int LONGEST_LOG = 64 * 1024;

  private final Map<String, FunctionSlot> functions = new HashMap<>();

  private HostMain(Path list, Path folder, List<URL> runtimeJars) throws IOException {
    for (var line : Files.readAllLines(list)) {
      var function = HostedFunction.of(line);
      var slot = new FunctionSlot(function, runtimeJars, folder.resolve(function.name()));
      functions.put(function.id(), slot);
      functions.put(function.name(), slot);
    }
  }

  /// Starts the host; its first line on standard output is the port that it answers on.
  public static void main(String[] arguments) throws IOException {
    var host = new HostMain(Path.of(arguments[0]), Path.of(arguments[1]), urls(arguments[2]));
    int port = Integer.parseInt(arguments[3]);
    var loopback = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
    var server = HttpServer.create(loopback, 0);
    server.createContext("/", host::answer);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    say(Integer.toString(server.getAddress().getPort()));
    CallOutput.takeOver();
    Thread.ofPlatform().name("parent-watch").start(HostMain::endWithParent);
  }

  /// Says a line to whoever started the host.
  static void say(String line) {
    System.out.println(line);
  }

  private static void endWithParent() {
    try {
      System.in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException _) {
      // A broken pipe says the same as its end.
    }
    Runtime.getRuntime().halt(0);
  }

  private static List<URL> urls(String classPath) throws MalformedURLException {
    var urls = new ArrayList<URL>();
    for (var entry : classPath.split(File.pathSeparator, -1)) {
      urls.add(Path.of(entry).toUri().toURL());
    }
    return urls;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var path = INVOKE.matcher(exchange.getRequestURI().getPath());
      var slot = path.matches() ? functions.get(path.group(1)) : null;
      if (slot == null) {
        refuse(exchange, 404, "ResourceNotFoundException", "Function not found");
      } else if (!exchange.getRequestMethod().equals("POST")) {
        refuse(exchange, 405, "MethodNotAllowedException", "POST invokes a function");
      } else {
        invoke(exchange, slot);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static void invoke(HttpExchange exchange, FunctionSlot slot)
      throws IOException, InterruptedException {
    var event = exchange.getRequestBody().readNBytes(LARGEST_EVENT + 1);
    if (event.length > LARGEST_EVENT) {
      refuse(exchange, 413, "RequestTooLargeException", "the event is larger than 6291556 bytes");
      return;
    }
    var named = exchange.getRequestHeaders().getFirst(INVOCATION);
    var requestId = named == null ? UUID.randomUUID().toString() : named;
    var outcome =
        slot.call(requestId, event.length == 0 ? "{}".getBytes(StandardCharsets.UTF_8) : event);
    var headers = exchange.getResponseHeaders();
    headers.set("Content-Type", "application/json");
    headers.set("x-amzn-RequestId", requestId);
    headers.set("X-Amz-Executed-Version", "$LATEST");
    if (outcome.failed()) {
      headers.set("X-Amz-Function-Error", "Unhandled");
    }
    if ("Tail".equals(exchange.getRequestHeaders().getFirst("X-Amz-Log-Type"))) {
      headers.set("X-Amz-Log-Result", tail(outcome.log()));
    }
    send(exchange, 200, outcome.payload());
  }

  // Lambda gives the last 4 KB; this host more, for the local stack keeps them.
  private static String tail(String log) {
    var bytes = log.getBytes(StandardCharsets.UTF_8);
    int from = Math.max(0, bytes.length - LONGEST_LOG);
    return Base64.getEncoder().encodeToString(Arrays.copyOfRange(bytes, from, bytes.length));
  }

  private static void refuse(HttpExchange exchange, int status, String type, String message)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.getResponseHeaders().set("x-amzn-ErrorType", type);
    send(
        exchange,
        status,
        ("{\"Type\":\"User\",\"Message\":\"" + message + "\"}").getBytes(StandardCharsets.UTF_8));
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }
}
