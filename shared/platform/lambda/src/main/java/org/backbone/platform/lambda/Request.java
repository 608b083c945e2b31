package org.backbone.platform.lambda;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.backbone.platform.core.Digest;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.NetworkRange;
import org.backbone.platform.core.Problem;

/// A request of the HTTP API (payload format 2.0), read. The query comes from `rawQueryString`,
/// for the gateway joins repeated values with commas; a form's body comes base64-encoded.
public final class Request {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String FORM_WITH_FILES = "multipart/form-data";

  private final APIGatewayV2HTTPEvent event;
  private final Map<String, String> cookies;
  private final String rawQuery;
  private final Form query;

  private Request(APIGatewayV2HTTPEvent event, String rawQuery) {
    this.event = event;
    this.cookies = cookies(event);
    this.rawQuery = rawQuery;
    this.query = Form.parse(rawQuery);
  }

  /// Reads an event. Throws [BadRequest] for a broken query.
  public static Request of(APIGatewayV2HTTPEvent event) {
    return new Request(event, orEmpty(event.getRawQueryString()));
  }

  /// Reads an event, as one without a query where that is broken: for answers that do not depend
  /// on it.
  static Request leniently(APIGatewayV2HTTPEvent event) {
    try {
      return of(event);
    } catch (BadRequest _) {
      return new Request(event, "");
    }
  }

  /// The method, in capitals; empty where the event does not say it.
  public String method() {
    var context = event.getRequestContext();
    var http = context == null ? null : context.getHttp();
    return http == null ? "" : orEmpty(http.getMethod());
  }

  /// The path as it was asked for, encoded.
  public String path() {
    return orEmpty(event.getRawPath());
  }

  /// The query as it was asked for, encoded, without the question mark.
  public String rawQuery() {
    return rawQuery;
  }

  /// The path and query, to come back to.
  public String pathAndQuery() {
    return rawQuery().isEmpty() ? path() : path() + "?" + rawQuery();
  }

  /// The parameter of the route's path, decoded. Asking for one that the route lacks is a bug.
  public String parameter(String name) {
    var parameters = event.getPathParameters();
    var value = parameters == null ? null : parameters.get(name);
    if (value == null) {
      throw new IllegalStateException("the route has no {" + name + "}");
    }
    return value;
  }

  /// A digest of the network range that it came from: it tells one line from another, and no more.
  public String range() {
    var context = event.getRequestContext();
    var http = context == null ? null : context.getHttp();
    return Digest.sha256(NetworkRange.of(http == null ? "" : orEmpty(http.getSourceIp())));
  }

  /// The query's names and values.
  public Form query() {
    return query;
  }

  /// The body as a form. Throws [BadRequest] for another media type or a broken body.
  public Form form() {
    requireType(FORM);
    return Form.parse(body());
  }

  /// The body as JSON of `type`. Throws [BadRequest] for another media type or a broken body.
  public <T> T json(Class<T> type) {
    requireType("application/json");
    return Json.read(body(), type);
  }

  /// The body as text. Throws [BadRequest] where it is over [Limits#BODY_BYTES] (413) or not
  /// UTF-8.
  public String body() {
    return text(bytes(Limits.BODY_BYTES));
  }

  /// The body as a form that may be larger than others. Throws [BadRequest] as [#form()] does.
  ///
  /// @param most its bytes, at most
  public Form form(int most) {
    requireType(FORM);
    return Form.parse(text(bytes(most)));
  }

  /// Whether the body is a form with files in it.
  public boolean hasFiles() {
    return mediaType().equals(FORM_WITH_FILES);
  }

  /// The texts and the files of a form, as texts. Throws [BadRequest] for another media type, a
  /// broken body, or one that is not UTF-8.
  ///
  /// @param most its bytes, at most
  public Form formWithFiles(int most) {
    requireType(FORM_WITH_FILES);
    return FormParts.parse(header("content-type").orElse(""), text(bytes(most)));
  }

  private byte[] bytes(int most) {
    var body = orEmpty(event.getBody());
    byte[] bytes;
    try {
      bytes =
          event.getIsBase64Encoded()
              ? Base64.getDecoder().decode(body)
              : body.getBytes(StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new BadRequest(400, Problem.of("", "form_unreadable"));
    }
    if (bytes.length > most) {
      throw new BadRequest(413, Problem.of("", "body_too_large", "" + most / 1024));
    }
    return bytes;
  }

  private static String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new BadRequest(400, Problem.of("", "not_utf8"));
    }
  }

  /// A header by its name in any case.
  public Optional<String> header(String name) {
    var headers = event.getHeaders();
    if (headers == null) {
      return Optional.empty();
    }
    return headers.entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /// A cookie's value.
  public Optional<String> cookie(String name) {
    return Optional.ofNullable(cookies.get(name));
  }

  /// Whether any cookie came along.
  boolean hasCookies() {
    return !cookies.isEmpty();
  }

  /// The token of `Authorization: Bearer …`.
  public Optional<String> bearer() {
    return header("authorization")
        .filter(value -> value.regionMatches(true, 0, "Bearer ", 0, 7))
        .map(value -> value.substring(7).strip())
        .filter(token -> !token.isEmpty());
  }

  /// A claim that the gateway's authorizer verified; empty on a route without one.
  public Optional<String> claim(String name) {
    var context = event.getRequestContext();
    var authorizer = context == null ? null : context.getAuthorizer();
    if (authorizer == null || authorizer.getJwt() == null) {
      return Optional.empty();
    }
    var claims = authorizer.getJwt().getClaims();
    return claims == null ? Optional.empty() : Optional.ofNullable(claims.get(name));
  }

  /// The language to answer in: `?lang=`, else the cookie `lang`, else the first of
  /// `Accept-Language` (RFC 9110, section 12.5.4) that we speak, else English.
  public Language language() {
    return chosenLanguage().or(this::acceptedLanguage).orElse(Language.EN);
  }

  /// The language that the reader chose here, `?lang=`, else the cookie `lang`: for a page that has
  /// one of its own otherwise, as a mail's link has.
  public Optional<Language> chosenLanguage() {
    return query.find("lang").flatMap(Language::of).or(() -> cookie("lang").flatMap(Language::of));
  }

  /// A path of ours for the one who asks to go on to: where the address said `lang=`, so does it.
  public String keepingLanguage(String path) {
    return query.has("lang") ? language().inQueryOf(path) : path;
  }

  /// Whether it was sent to the API, where every answer is for a program.
  public boolean isForApi() {
    return path().equals("/api") || path().startsWith("/api/");
  }

  private Optional<Language> acceptedLanguage() {
    return header("accept-language").stream()
        .flatMap(value -> Arrays.stream(value.split(",", 50)))
        .map(Request::weighed)
        .filter(weighed -> weighed.weight() > 0)
        .sorted((a, b) -> Double.compare(b.weight(), a.weight()))
        .flatMap(weighed -> Language.of(weighed.tag()).stream())
        .findFirst();
  }

  private record Weighed(String tag, double weight) {}

  private static Weighed weighed(String range) {
    var parts = range.split(";", 2);
    var weight = 1.0;
    if (parts.length == 2) {
      var text = parts[1].strip();
      weight = text.matches("q=(0(\\.\\d{0,3})?|1(\\.0{0,3})?)") ? number(text) : 0;
    }
    return new Weighed(parts[0], weight);
  }

  private static double number(String quality) {
    return Double.parseDouble(quality.substring(2));
  }

  private void requireType(String expected) {
    if (!mediaType().equals(expected)) {
      throw new BadRequest(415, Problem.of("", "wrong_media_type", expected));
    }
  }

  private String mediaType() {
    var type = header("content-type").orElse("");
    return type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  private static Map<String, String> cookies(APIGatewayV2HTTPEvent event) {
    var cookies = new LinkedHashMap<String, String>();
    for (var line : cookieLines(event)) {
      for (var cookie : line.split(";", -1)) {
        var at = cookie.indexOf('=');
        if (at > 0) {
          cookies.putIfAbsent(cookie.substring(0, at).strip(), cookie.substring(at + 1).strip());
        }
      }
    }
    return cookies;
  }

  // API Gateway takes the cookies out of the headers; other engines of its format leave them there.
  private static List<String> cookieLines(APIGatewayV2HTTPEvent event) {
    if (event.getCookies() != null) {
      return event.getCookies();
    }
    return event.getHeaders() == null
        ? List.of()
        : event.getHeaders().entrySet().stream()
            .filter(header -> header.getKey().equalsIgnoreCase("cookie"))
            .map(Map.Entry::getValue)
            .toList();
  }

  private static String orEmpty(@org.jspecify.annotations.Nullable String text) {
    return text == null ? "" : text;
  }
}
