package org.backbone.runner.walk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.backbone.platform.core.Language;
import org.backbone.platform.lambda.JsonLog;
import org.backbone.platform.lambda.Reply;
import org.backbone.platform.lambda.Request;
import org.backbone.platform.lambda.Routes;
import org.backbone.platform.pages.AssetFiles;
import org.backbone.platform.pages.HousePages;
import org.backbone.runner.browser.Browser;
import org.backbone.runner.browser.PageCheck;
import org.backbone.testkit.HttpEvents;
import org.backbone.testkit.TestContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What every route shares, as a browser meets it.
class EdgeIT {
  private static final String FORM =
      "<!doctype html><meta charset=utf-8><title>Form</title><form method=post action='%s'>"
          + "<input name=name value='Núñez &amp; \"Co\"'><button>Send</button></form>";
  private static final Pattern SIGN_IN = Pattern.compile("/sign-in/[A-Za-z0-9_-]{43}");

  @ParameterizedTest
  @MethodSource("org.backbone.platform.core.Language#all")
  void aFailureIsAPageForEverybodyAndSendsTheFormOnceMore(Language language) throws IOException {
    var sent = new CopyOnWriteArrayList<String>();
    var site = serve(exchange -> {});
    var base = "http://127.0.0.1:" + site.getAddress().getPort();
    var routes = failing(base, sent);
    site.removeContext("/");
    site.createContext("/", exchange -> answer(routes, exchange));
    try (var browser = Browser.start()) {
      browser.open(URI.create(base + "/page?lang=" + language.tag()));
      assertThat(browser.text()).containsPattern("E-\\w{4}-\\w{4}");
      assertThat(new PageCheck(browser).problems()).isEmpty();

      browser.open(URI.create(base + "/form?lang=" + language.tag()));
      browser.press("button");
      assertThat(browser.text()).containsPattern("E-\\w{4}-\\w{4}");
      assertThat(new PageCheck(browser).problems()).isEmpty();
      browser.press("main form button");
      assertThat(browser.text()).isEqualTo("second time");
      assertThat(sent).containsExactly("Núñez & \"Co\"", "Núñez & \"Co\"");
    } finally {
      site.stop(0);
    }
  }

  /// A page of the same machine under another name is another site, as an attacker's is.
  @Test
  void anotherSitesPageSignsNobodyInAndALinkOfOursDoes(@TempDir Path data) throws Exception {
    try (var browser = Browser.start();
        var stack = Stack.start(data, "--empty")) {
      var network = new Network(stack);
      network.member("Despensa del Sur", "mesa@despensa.example.org");
      var mail = network.mails("welcome", "mesa@despensa.example.org").getFirst();
      var link = SIGN_IN.matcher(Mails.text(network.eml(mail)));
      assertThat(link.find()).isTrue();
      var page = stack.base().resolve(link.group());
      var other = serve(exchange -> say(exchange, 200, FORM.formatted(page)));
      try {
        browser.open(URI.create("http://localhost:" + other.getAddress().getPort() + "/"));
        browser.press("button");
        assertThat(browser.text()).contains("This did not come from a page of ours");
        assertThat(browser.driver().manage().getCookies()).isEmpty();
      } finally {
        other.stop(0);
      }

      browser.open(page);
      browser.press("main button");
      assertThat(browser.address().getPath()).isEqualTo("/desk");
      whatIsPublicIsAskedForByHeadAndAWrongMethodIsTold(stack.base());
    }
  }

  private static void whatIsPublicIsAskedForByHeadAndAWrongMethodIsTold(URI base)
      throws IOException, InterruptedException {
    var head = ask(base.resolve("/partners/join"), "HEAD");
    var unknown = ask(base.resolve("/meetings/none"), "HEAD");
    var wrong = ask(base.resolve("/partners/join"), "PUT");

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(unknown.statusCode()).isEqualTo(404);
    assertThat(wrong.statusCode()).isEqualTo(405);
    assertThat(wrong.headers().firstValue("allow")).contains("GET, HEAD, POST");
    assertThat(ask(base.resolve("/nowhere"), "PUT").statusCode()).isEqualTo(404);
  }

  private static HttpResponse<String> ask(URI page, String method)
      throws IOException, InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      return http.send(
          HttpRequest.newBuilder(page).method(method, HttpRequest.BodyPublishers.noBody()).build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }

  // A house whose page never works, and whose form works the second time.
  private static Routes failing(String base, List<String> sent) {
    return Routes.of(
            base, new HousePages("Cradle to Career Tulsa County"), _ -> false, JsonLog.of("edge"))
        .on(
            "GET /page",
            _ -> {
              throw new IllegalStateException("a bug");
            })
        .on("GET /form", request -> Reply.html(200, FORM.formatted(target(request))))
        .on(
            "POST /form",
            request -> {
              sent.add(request.form().text("name"));
              if (sent.size() < 2) {
                throw new IllegalStateException("a bug");
              }
              return Reply.text(200, "second time");
            })
        .on("GET /assets/{file}", AssetFiles::answer);
  }

  private static String target(Request request) {
    return request.keepingLanguage("/form");
  }

  private static HttpServer serve(HttpHandler handler) throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", handler);
    server.start();
    return server;
  }

  private static void answer(Routes routes, HttpExchange exchange) throws IOException {
    var path = exchange.getRequestURI().getPath();
    var asset = path.startsWith("/assets/");
    var key = exchange.getRequestMethod() + " " + (asset ? "/assets/{file}" : path);
    if (path.equals("/favicon.ico")) {
      say(exchange, 404, "");
      return;
    }
    var query = exchange.getRequestURI().getRawQuery();
    var request = HttpEvents.to(key).query(query == null ? "" : query).fromNowhere();
    if (asset) {
      request.parameter("file", path.substring("/assets/".length()));
    }
    exchange.getRequestHeaders().forEach((name, values) -> request.header(name, values.getFirst()));
    if (exchange.getRequestMethod().equals("POST")) {
      var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      request.body("application/x-www-form-urlencoded", body, true);
    }
    send(exchange, routes.answer(request.event(), new TestContext(10_000)));
  }

  private static void send(HttpExchange exchange, APIGatewayV2HTTPResponse answer)
      throws IOException {
    answer.getHeaders().forEach(exchange.getResponseHeaders()::set);
    var body =
        answer.getIsBase64Encoded()
            ? Base64.getDecoder().decode(answer.getBody())
            : answer.getBody().getBytes(UTF_8);
    exchange.sendResponseHeaders(answer.getStatusCode(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static void say(HttpExchange exchange, int status, String html) throws IOException {
    var body = html.getBytes(UTF_8);
    exchange.getResponseHeaders().set("content-type", "text/html; charset=utf-8");
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
