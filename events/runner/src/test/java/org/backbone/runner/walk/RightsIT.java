package org.backbone.runner.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.backbone.mail.MailLabel;
import org.backbone.runner.RightsPage;
import org.backbone.runner.RightsPage.Who;
import org.backbone.runner.walk.Client.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each route of `template.yaml` asked for as everybody, about one's own things and about
/// another's: all are denied but whom `docs/rights.md` names.
class RightsIT {
  private static final String OWNER = "own-pantry";
  private static final String OTHER = "other-pantry";
  private static final String WAITING = "waiting-pantry";
  private static final Map<String, String> CATALOGUED =
      Map.of(
          "indicators", "wic_pregnant_women",
          "datasets", "wic-participation",
          "dimensions", "econ",
          "places", "cherokee-nation");
  private static final String SERIES =
      """
      {"title": {"en": "t", "es": "t"}, "description": {"en": "d", "es": "d"},
       "place": {"en": "Online", "es": "En línea"}, "anchor": "2020-05-05", "start": "10:00",
       "minutes": 60, "zone": "America/Chicago", "everyWeeks": 2, "contact": "c@example.org"}
      """;

  /// Somebody who asks.
  ///
  /// @param partner whose contact or program they are; empty for nobody's
  /// @param roles of staff; empty for nobody of them
  /// @param token what the gateway makes of their token
  private record Persona(String name, String partner, Set<Who> roles, Token token, Client client) {
    boolean isOfTheStaff() {
      return token == Token.STAFFS || token == Token.NONE_BUT_A_COOKIE;
    }

    boolean isContact() {
      return !partner.isEmpty() && token != Token.PROGRAMS;
    }
  }

  /// What somebody shows of the issuer's.
  private enum Token {
    STAFFS,
    /// Good, and without the scope of staff.
    FOR_ANOTHER_USE,
    /// None, or none that is good.
    NONE,
    /// None: a partner's program shows one of ours.
    PROGRAMS,
    /// None: they signed in with a browser, and the gateway knows no cookie.
    NONE_BUT_A_COOKIE
  }

  /// A route, and a path of it about somebody's thing.
  private record Asked(String route, Who who, String path, String thingOf) {
    String method() {
      return route.contains(" ") ? route.substring(0, route.indexOf(' ')) : "GET";
    }

    boolean isForApi() {
      return path.startsWith("/api/");
    }
  }

  private final Map<String, String> uploads = new LinkedHashMap<>();
  private final Map<String, String> receipts = new LinkedHashMap<>();
  private final List<String> wrong = new ArrayList<>();
  private int asked;

  @Test
  void nobodyMayWhatThePageDoesNotSay(@TempDir Path data) throws Exception {
    try (var stack = Stack.start(data, "--empty")) {
      var network = new Network(stack);
      prepare(network);
      var personas = personas(stack, network, data);
      // What is denied comes first, and has to change nothing; what ends a session comes last.
      var routes =
          RightsPage.rules().entrySet().stream()
              .flatMap(rule -> asked(rule.getKey(), rule.getValue()).stream())
              .sorted(Comparator.comparing(RightsIT::endsSomething))
              .toList();

      for (var route : routes) {
        personas.stream()
            .filter(persona -> !isAllowed(route, persona))
            .forEach(persona -> denied(route, persona));
      }
      assertThat(network.staff().get("/api/v1/staff/partners?status=pending").json().toString())
          .contains(WAITING);
      for (var partner : List.of(OWNER, OTHER)) {
        assertThat(
                network
                    .receipt(network.contactOf(partner), idOf(partner, ""))
                    .get("status")
                    .asText())
            .isEqualTo("refused");
      }
      assertThat(network.client().get("/meetings/new-series").status()).isEqualTo(404);
      assertThat(wrong).as("of %d cases", asked).isEmpty();

      for (var route : routes) {
        personas.stream()
            .filter(persona -> isAllowed(route, persona))
            .forEach(persona -> allowed(route, persona));
      }
      assertThat(wrong).as("of %d cases", asked).isEmpty();
      assertThat(asked).isGreaterThan(700);
    }
  }

  private void prepare(Network network) throws Exception {
    network.meets();
    network.member("Own Pantry", "desk@own.example.org");
    network.member("Other Pantry", "desk@other.example.org");
    network
        .client()
        .postJson(
            "/api/v1/partners", Network.partner("Waiting Pantry", "desk@waiting.example.org"));
    var file = Files.readString(Stack.realFile("wic-pregnant-women-fy2015.csv"));
    var bad = file.replace("11000.0", "abc").getBytes(StandardCharsets.UTF_8);
    for (var partner : List.of(OWNER, OTHER)) {
      var contact = network.contactOf(partner);
      var upload = network.send(contact, "wic-participation", "FY2015", bad);
      assertThat(network.read(contact, upload).get("status").asText()).isEqualTo("refused");
      uploads.put(partner, upload);
      var good = Files.readAllBytes(Stack.realFile("wic-pregnant-women-fy2014.csv"));
      var counted = network.send(contact, "wic-participation", "FY2014", good);
      assertThat(network.read(contact, counted).get("status").asText()).isEqualTo("counted");
      receipts.put(partner, counted);
    }
  }

  // Of the thing of a partner's that a route is about: a receipt is of a file that was taken.
  private String idOf(String partner, String path) {
    return (path.contains("/receipts/") ? receipts : uploads).getOrDefault(partner, "");
  }

  private static List<Persona> personas(Stack stack, Network network, Path data) throws Exception {
    var key = RSAKey.parse(Files.readString(data.resolve("staff-key.json")));
    var good = SignedJWT.parse(stack.verb("token", "staff")).getJWTClaimsSet();
    var personas = new ArrayList<Persona>();
    personas.add(stranger("nobody", network.client()));
    personas.add(contact(network, OWNER));
    personas.add(contact(network, OTHER));
    personas.add(program(network, OWNER));
    personas.add(program(network, OTHER));
    personas.add(stranger("a revoked program of " + OWNER, bearing(network, revoked(network))));
    personas.add(stranger("a session as a token", bearing(network, network.sessionOf(OWNER))));
    personas.add(
        stranger(
            "a token as a session",
            network.client().with(Map.of(Network.SESSION, network.tokenOf(OWNER)))));
    personas.add(staff(network, "facilitator", Set.of(Who.FACILITATOR), good, key));
    personas.add(staff(network, "analyst", Set.of(Who.ANALYST), good, key));
    personas.add(staff(network, "administrator", everyRole(), good, key));
    personas.add(
        new Persona(
            "facilitator, by cookie",
            "",
            Set.of(Who.FACILITATOR),
            Token.NONE_BUT_A_COOKIE,
            bySigningIn(network, "facilitator")));
    personas.add(
        new Persona(
            "analyst, by cookie",
            "",
            Set.of(Who.ANALYST),
            Token.NONE_BUT_A_COOKIE,
            bySigningIn(network, "data-analyst")));
    var left = bySigningIn(network, "administrator");
    var cookies = left.cookies();
    assertThat(left.postForm("/console/sign-out", Map.of()).status()).isEqualTo(200);
    personas.add(stranger("signed out, with the old cookie", network.client().with(cookies)));
    personas.add(staff(network, "no group", Set.of(), good, key));
    personas.add(
        new Persona(
            "another group",
            "",
            Set.of(),
            Token.STAFFS,
            bearing(network, signed(claims(good, "administrators", "Facilitator").build(), key))));
    strangersTokens(good, key)
        .forEach((name, token) -> personas.add(stranger(name, bearing(network, token))));
    return personas;
  }

  // Each is wrong in one way, of somebody who would be an administrator else.
  private static Map<String, String> strangersTokens(JWTClaimsSet good, RSAKey key)
      throws JOSEException {
    var tokens = new LinkedHashMap<String, String>();
    var now = Instant.now();
    var another = new RSAKeyGenerator(2048).keyID(key.getKeyID()).generate();
    tokens.put("another audience", signed(admin(good).claim("client_id", "x").build(), key));
    tokens.put("another issuer", signed(admin(good).issuer("http://x.example").build(), key));
    tokens.put(
        "expired",
        signed(
            admin(good).expirationTime(Date.from(now.minus(Duration.ofSeconds(1)))).build(), key));
    tokens.put("no scope", signed(admin(good).claim("scope", "openid").build(), key));
    tokens.put(
        "an identity token",
        signed(
            admin(good)
                .claim("scope", null)
                .claim("client_id", null)
                .audience(audience(good))
                .build(),
            key));
    tokens.put("another key", signed(admin(good).build(), another));
    tokens.put("not signed", new PlainJWT(admin(good).build()).serialize());
    tokens.put("made up", "x".repeat(43));
    return tokens;
  }

  private static String audience(JWTClaimsSet good) {
    return String.valueOf(good.getClaim("client_id"));
  }

  private static JWTClaimsSet.Builder admin(JWTClaimsSet good) {
    return claims(good, "administrator");
  }

  private static JWTClaimsSet.Builder claims(JWTClaimsSet good, String... groups) {
    return new JWTClaimsSet.Builder(good)
        .claim("cognito:groups", groups.length == 0 ? null : List.of(groups));
  }

  private static String signed(JWTClaimsSet claims, RSAKey key) {
    try {
      var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build();
      var jwt = new SignedJWT(header, claims);
      jwt.sign(new RSASSASigner(key));
      return jwt.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Persona staff(
      Network network, String name, Set<Who> roles, JWTClaimsSet good, RSAKey key) {
    var groups = roles.isEmpty() ? new String[0] : new String[] {name};
    return new Persona(
        name, "", roles, Token.STAFFS, bearing(network, signed(claims(good, groups).build(), key)));
  }

  private static Set<Who> everyRole() {
    return Set.of(Who.FACILITATOR, Who.ANALYST, Who.ADMINISTRATOR);
  }

  private static Persona contact(Network network, String partner) {
    return new Persona(
        "contact of " + partner, partner, Set.of(), Token.NONE, network.contactOf(partner));
  }

  private static Persona program(Network network, String partner) {
    return new Persona(
        "program of " + partner, partner, Set.of(), Token.PROGRAMS, network.programOf(partner));
  }

  // Made and revoked at the desk.
  private static String revoked(Network network) {
    var contact = network.contactOf(OWNER);
    var made = contact.postForm("/desk/programs", Map.of("program", "Revoked", "days", "30"));
    var value = Network.tokenIn(made);
    assertThat(bearing(network, value).get("/api/v1/uploads").status()).isEqualTo(200);
    Network.revoke(contact, "Revoked");
    return value;
  }

  private static Persona stranger(String name, Client client) {
    var token =
        Set.of("no scope", "an identity token").contains(name) ? Token.FOR_ANOTHER_USE : Token.NONE;
    return new Persona(name, "", Set.of(), token, client);
  }

  private static Client bearing(Network network, String token) {
    return network.client().with("authorization", "Bearer " + token);
  }

  private static Client bySigningIn(Network network, String persona) {
    var client = network.client();
    var answer = client.get("/_local/identity/as/" + persona);
    for (int steps = 0; answer.status() == 303 && steps < 8; steps++) {
      answer = client.get(answer.location());
    }
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return client;
  }

  private List<Asked> asked(String route, Who who) {
    var path = route.contains(" ") ? route.substring(route.indexOf(' ') + 1) : "/nowhere";
    var filled =
        path.replace("{token}", "x".repeat(43))
            .replace("{file}", path.startsWith("/console") ? "catalogue.json" : "backbone.css")
            .replace("{indicator}", "wic_pregnant_women")
            .replace("{dataset}", "wic-participation")
            .replace("{series}", "food-family-resources");
    if (who == Who.CONTACT_OF_IT || who == Who.MEMBER_OF_IT) {
      return List.of(
          new Asked(route, who, filled.replace("{id}", idOf(OWNER, path)), OWNER),
          new Asked(route, who, filled.replace("{id}", idOf(OTHER, path)), OTHER));
    }
    return List.of(new Asked(route, who, filled.replace("{id}", id(route, path)), ""));
  }

  // Of the thing that a route of staff's is about.
  private String id(String route, String path) {
    if (path.startsWith("/console/catalogue/")) {
      return CATALOGUED.getOrDefault(path.split("/", -1)[3], "");
    }
    return path.contains("/mail/")
        ? MailLabel.id("welcome#" + OWNER)
        : path.contains("/console/uploads/") || path.contains("/console/receipts/")
            ? idOf(OWNER, path)
            : path.contains("/series/")
                ? "new-series"
                : path.contains("/indicators/")
                    ? "wic_pregnant_women"
                    : route.startsWith("GET /api/v1/partners/") ? OWNER : WAITING;
  }

  private static int endsSomething(Asked route) {
    return route.route().endsWith("/sign-out") ? 2 : route.method().equals("GET") ? 0 : 1;
  }

  private static boolean isAllowed(Asked route, Persona persona) {
    return switch (route.who()) {
      case ANYBODY -> true;
      // Nobody has it.
      case WITH_THE_LINK -> false;
      case CONTACT -> persona.isContact();
      case CONTACT_OF_IT -> persona.isContact() && persona.partner().equals(route.thingOf());
      case MEMBER -> !persona.partner().isEmpty();
      case MEMBER_OF_IT -> persona.partner().equals(route.thingOf());
      case STAFF -> reaches(route, persona) && !persona.roles().isEmpty();
      case FACILITATOR, ANALYST, ADMINISTRATOR ->
          reaches(route, persona) && persona.roles().contains(route.who());
    };
  }

  private static boolean reaches(Asked route, Persona persona) {
    return !route.isForApi() || persona.token() == Token.STAFFS;
  }

  private void allowed(Asked route, Persona persona) {
    var answer = ask(route, persona);
    var isDenied =
        Set.of(401, 403).contains(answer.status())
            || (answer.status() == 303
                && answer.location().matches(".*/sign-in(\\?.*)?")
                // Whoever signed out is led there.
                && !route.path().endsWith("/sign-out")
                && route.who() != Who.ANYBODY)
            || (answer.status() == 404 && route.who() != Who.ANYBODY)
            || answer.status() >= 500;
    if (isDenied) {
      wrong.add(
          "%s may %s %s: %d"
              .formatted(persona.name(), route.method(), route.path(), answer.status()));
    }
  }

  private void denied(Asked route, Persona persona) {
    var answer = ask(route, persona);
    var expected = denial(route, persona);
    var told =
        answer.status() == 303
            ? "303 " + answer.location().replaceFirst("\\?.*", "")
            : "" + answer.status();
    if (!expected.contains(told)) {
      wrong.add(
          "%s may not %s %s: %s, and not %s"
              .formatted(persona.name(), route.method(), route.path(), told, expected));
    }
  }

  private static Set<String> denial(Asked route, Persona persona) {
    return switch (route.who()) {
      case ANYBODY -> throw new IllegalStateException("nobody is denied " + route);
      case WITH_THE_LINK -> Set.of("404", "410");
      case CONTACT, CONTACT_OF_IT ->
          persona.isContact() ? Set.of("404") : Set.of(route.isForApi() ? "401" : "303 /sign-in");
      case MEMBER, MEMBER_OF_IT -> Set.of(persona.partner().isEmpty() ? "401" : "404");
      case STAFF, FACILITATOR, ANALYST, ADMINISTRATOR -> {
        if (route.isForApi()) {
          yield switch (persona.token()) {
            case STAFFS, FOR_ANOTHER_USE -> Set.of("403");
            case NONE, NONE_BUT_A_COOKIE, PROGRAMS -> Set.of("401");
          };
        }
        yield persona.isOfTheStaff()
            ? Set.of("403")
            : Set.of(route.method().equals("GET") ? "303 /console/sign-in" : "401");
      }
    };
  }

  private Answer ask(Asked route, Persona persona) {
    asked++;
    var client = persona.client();
    return switch (route.method()) {
      case "GET" -> client.get(route.path());
      case "PUT" -> client.putJson(route.path(), SERIES);
      default ->
          route.isForApi()
              ? client.postJson(
                  route.path(), "{\"dataset\":\"wic-participation\",\"period\":\"FY2014\"}")
              : client.postForm(
                  route.path(),
                  Map.of("dataset", "wic-participation", "period", "FY2014", "back", "/"));
    };
  }
}
