package org.backbone.fuzz;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.backbone.template.Repository;
import org.backbone.template.Trigger;
import org.backbone.testkit.TestContext;

/// A function behind the HTTP API: whatever is asked, it answers, and never with a fault of ours.
public final class HttpDoor implements Door {
  /// What stands in a header where somebody is signed in.
  public static final String SESSION = "{session}";

  /// What stands in a header for staff's token.
  public static final String STAFF = "{staff}";

  /// A function with what it keeps.
  ///
  /// @param session a contact's session, or nothing
  /// @param staff staff's token, or that of a partner's program, or nothing
  public record Running(
      RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> handler,
      String session,
      String staff) {}

  // A whole line of one: a page says again what was asked of it, and a fuzzer asks for its
  // beginning.
  private static final Pattern TRACE =
      Pattern.compile("\\tat org\\.backbone\\.[\\w.$]+\\(\\w+\\.java:\\d+\\)");

  private static final int LARGEST = 6_000_000;
  private final Supplier<Running> functions;
  private final RequestText requests;

  private HttpDoor(Supplier<Running> functions, RequestText requests) {
    this.functions = functions;
    this.requests = requests;
  }

  /// The door of a function of the template, whose routes are asked without being named.
  ///
  /// @param parameters for each name in a path what there is of that name
  /// @param uses how many requests one function answers before it is made anew
  public static Target target(
      String function,
      Class<?> handler,
      Map<String, String> parameters,
      int uses,
      Supplier<Running> functions) {
    var routes = routes(function);
    return new Target(
        function,
        java.util.Set.of(handler),
        () -> new HttpDoor(new Renewed<>(uses, functions), new RequestText(routes, parameters)),
        () -> seeds(function, routes),
        List.of(
            "?lang=es",
            "\n\n",
            "accept-language: ",
            "content-type: application/json",
            "content-type: application/x-www-form-urlencoded",
            "idempotency-key: ",
            "cookie: backbone_session=" + SESSION,
            "cookie: backbone_staff=" + STAFF,
            "authorization: Bearer " + STAFF,
            "origin: ",
            "sec-fetch-site: ",
            "name=",
            "contact_email=a@b.co",
            "consent=yes",
            "drawn=1588604400000.AAAAAAAAAAAAAAAAAAAAAA",
            "drawn=999999999999999.",
            "<script>x",
            "%0d%0a",
            "%00",
            "%C3%28",
            "&key=",
            "&press=",
            "\"name\":",
            "1e999",
            "\\ud800",
            "2020-05-05",
            "FY2015",
            "wic-participation"));
  }

  private static List<String> routes(String function) {
    return Repository.template().functions().stream()
        .filter(declared -> declared.name().equals(function))
        .flatMap(declared -> declared.triggers(Trigger.Route.class))
        .map(Trigger.Route::key)
        .sorted()
        .toList();
  }

  private static List<byte[]> seeds(String function, List<String> routes) {
    var seeds = new ArrayList<byte[]>();
    for (var route : routes) {
      seeds.add(Inputs.bytes(route + "\n\n"));
      seeds.add(
          Inputs.bytes(
              route
                  + "\ncookie: backbone_session=%s; backbone_staff=%s\n".formatted(SESSION, STAFF)
                  + "authorization: Bearer %s\n\n".formatted(STAFF)));
    }
    for (var sample : Inputs.samples(function)) {
      seeds.add(sample);
      seeds.add(RequestText.write(sample));
    }
    return seeds;
  }

  @Override
  public void open(byte[] input) throws IOException {
    var function = functions.get();
    var event =
        requests.event(
            input,
            header -> header.replace(SESSION, function.session()).replace(STAFF, function.staff()));
    if (event.isPresent()) {
      check(function.handler().handleRequest(event.get(), new TestContext(10_000)));
    }
  }

  private static boolean isPage(APIGatewayV2HTTPResponse answer) {
    return answer.getHeaders() != null
        && answer.getHeaders().getOrDefault("content-type", "").startsWith("text/html");
  }

  private static void check(APIGatewayV2HTTPResponse answer) {
    var status = answer.getStatusCode();
    if (status < 200 || status > 499) {
      throw new AssertionError("answered with " + status);
    }
    var body = answer.getBody() == null ? "" : answer.getBody();
    if (body.length() > LARGEST) {
      throw new AssertionError("an answer of " + body.length() + " characters");
    }
    if ((isPage(answer) && body.contains("<script>x")) || TRACE.matcher(body).find()) {
      throw new AssertionError("an answer with what must not be in it");
    }
    var headers = new ArrayList<String>();
    if (answer.getHeaders() != null) {
      headers.addAll(answer.getHeaders().values());
    }
    if (answer.getCookies() != null) {
      headers.addAll(answer.getCookies());
    }
    for (var value : headers) {
      if (value.chars().anyMatch(c -> c < ' ' || c > '~')) {
        throw new AssertionError("a header that none can be: " + value);
      }
    }
  }
}
