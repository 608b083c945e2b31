package org.backbone.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.backbone.partners.JoinFields;
import org.backbone.platform.core.EmailAddress;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.Period;
import org.backbone.platform.core.form.Answers;
import org.backbone.platform.core.form.Field;
import org.backbone.platform.core.form.Fields;
import org.backbone.platform.core.form.Shape;
import org.backbone.platform.core.sheet.CellText;
import org.backbone.platform.lambda.BadRequest;
import org.backbone.platform.lambda.Form;
import org.backbone.platform.lambda.Json;
import org.backbone.platform.lambda.Request;
import org.backbone.platform.lambda.SentAnswers;
import org.backbone.platform.lambda.Tick;
import org.backbone.platform.mail.Clean;
import org.backbone.platform.pages.LanguageChoice;
import org.backbone.platform.tokens.TokenVerifier;

/// What the platform reads.
final class PlatformDoors {
  private static final Instant NOW = Instant.parse("2020-05-04T15:00:00Z");
  private static final String ISSUER = "https://issuer.example.org";
  private static final String TOKEN = "{token}";

  private PlatformDoors() {}

  static List<Target> all() {
    return List.of(
        Target.of(
            "email", EmailAddress.class, text(PlatformDoors::email), "ana@example.org", "ñ@ñ.mx"),
        Target.of("period", Period.class, text(PlatformDoors::period), "FY2015", "2014-10", "2014")
            .with("SY", "-Q1", "2014-15", "FY"),
        Target.of("cell-text", CellText.class, text(PlatformDoors::cell), " a\u00A0b ", "=1+1"),
        Target.of(
                "form",
                Set.of(Form.class, SentAnswers.class, Field.class, Shape.class, Answers.class),
                () -> text(PlatformDoors::form),
                "name=River+Food&kind=nonprofit&contact_email=a%40b.co&consent=yes&services=a%2Cb")
            .with("%", "&", "contact_name=", "contact_language=es", "%C3%B1", "%0A"),
        Target.of(
                "json",
                Set.of(Json.class, SentAnswers.class),
                () -> text(PlatformDoors::json),
                "{\"name\":\"a\",\"kind\":\"nonprofit\",\"services\":[\"a\"],\"consent\":true,"
                    + "\"contact\":{\"name\":\"A\",\"email\":\"a@b.co\"}}")
            .with("\\u0000", "\"contact\":", "[[", "{}", "1e999", "null", "true"),
        Target.of(
                "request",
                Request.class,
                PlatformDoors::request,
                """
                GET /a/{b}
                ?lang=es&a=%C3%B1
                :b c
                accept-language: es-MX;q=0.8, en;q=0.5
                cookie: lang=es; backbone_session=x
                authorization: Bearer x

                """)
            .with("q=0.", ", *;q=", "; lang=", "accept-language: ", "x-forwarded-for: "),
        Target.of("tick", Tick.class, text(PlatformDoors::tick), "2020-05-04T15:00:00Z")
            .with("-999999999", "+999999999", "T24:00:00Z", "T23:59:60Z"),
        Target.of(
                "language-choice",
                LanguageChoice.class,
                text(PlatformDoors::back),
                "/desk?lang=es&a=b",
                "//example.org/")
            .with("/\\", "%0d%0a", "http://", "/..//", "@", "#"),
        Target.of("clean", Clean.class, text(PlatformDoors::clean), "A\r\nBcc: b@example.org"),
        Target.of(
            "token",
            Set.of(TokenVerifier.class),
            PlatformDoors::token,
            TOKEN,
            "eyJhbGciOiJub25lIn0.e30.",
            "a.b.c"));
  }

  /// A door that reads text.
  static Door text(Consumer<String> reader) {
    return input -> reader.accept(Inputs.text(input));
  }

  private static void email(String typed) {
    if (EmailAddress.fault(typed).isEmpty()) {
      var normal = EmailAddress.normal(typed);
      assertThat(EmailAddress.fault(normal)).isEmpty();
      assertThat(EmailAddress.normal(normal)).isEqualTo(normal);
      assertThat(normal.chars()).noneMatch(c -> c <= ' ');
      assertThat(EmailAddress.digest(typed)).isEqualTo(EmailAddress.digest(normal));
      assertThat(EmailAddress.ownDomain(normal).orElse("a.b")).contains(".");
    }
  }

  private static void period(String code) {
    Period.parse(code)
        .ifPresent(
            period -> {
              assertThat(Period.parse(period.toString())).contains(period);
              assertThat(period.first()).isBefore(period.last());
              assertThat(period.holds(period)).isTrue();
              assertThat(period.next().compareTo(period)).isPositive();
            });
  }

  private static void cell(String cell) {
    assertThat(CellText.clean(cell).length()).isLessThanOrEqualTo(cell.length());
    assertThat(CellText.shown(cell, 40).length()).isLessThan(50);
    assertThat(CellText.normal(cell).length()).isLessThan(3 * cell.length() + 50);
  }

  private static void form(String body) {
    readAll(() -> SentAnswers.of(JoinFields.FIELDS, Form.parse(body), each -> each));
    // Each answer is what was typed, whatever that is.
    Fields fields = JoinFields.FIELDS;
    var typed = List.of(body.split("&", -1));
    var answers = Answers.of(fields, _ -> typed);
    assertThat(answers.problems(fields)).isNotNull();
    for (var field : fields.all()) {
      answered(answers, field);
    }
  }

  private static void answered(Answers answers, Field<?> field) {
    if (answers.problems(JoinFields.FIELDS).stream()
        .noneMatch(problem -> problem.field().equals(field.path()))) {
      assertThat(answers.find(field)).isNotNull();
    }
  }

  private static void json(String body) {
    readAll(() -> SentAnswers.of(JoinFields.FIELDS, Json.tree(body), each -> each));
  }

  private interface Reader {
    SentAnswers read();
  }

  private static void readAll(Reader reader) {
    try {
      var sent = reader.read();
      if (sent.problems().isEmpty()) {
        assertThat(sent.answers().canonical(JoinFields.FIELDS)).isNotEmpty();
        assertThat(sent.answers().get(JoinFields.CONTACT_EMAIL)).contains("@");
        assertThat(sent.answers().get(JoinFields.NAME)).isNotBlank();
      } else {
        assertThat(sent.problems()).allMatch(problem -> !problem.code().isEmpty());
      }
    } catch (BadRequest bad) {
      assertThat(bad.status()).isBetween(400, 499);
    }
  }

  private static void request(byte[] input) throws IOException {
    var texts = new RequestText(List.of("GET /a/{b}", "POST /a/{b}"), Map.of("b", "c"));
    var event = texts.event(input, header -> header);
    if (event.isEmpty()) {
      return;
    }
    try {
      var request = Request.of(event.get());
      assertThat(Language.all()).contains(request.language());
      request.chosenLanguage().ifPresent(chosen -> assertThat(Language.all()).contains(chosen));
      assertThat(request.range()).isNotNull();
      assertThat(request.pathAndQuery()).startsWith(request.path());
      assertThat(request.query().names()).isNotNull();
      assertThat(request.cookie("lang").map(String::length).orElse(0)).isNotNegative();
      assertThat(request.bearer().map(String::length).orElse(0)).isNotNegative();
      assertThat(request.claim("sub")).isEmpty();
      assertThat(request.keepingLanguage("/desk")).startsWith("/desk");
      assertThat(request.body()).isNotNull();
      assertThat(request.form().names()).isNotNull();
    } catch (BadRequest bad) {
      assertThat(bad.status()).isBetween(400, 499);
    }
  }

  private static void tick(String time) {
    try {
      var at = Tick.timeOf(Json.tree("{\"scheduledTime\":" + Json.write(time) + "}"));
      assertThat(at).isBetween(Tick.FIRST, Tick.LAST);
    } catch (IllegalArgumentException e) {
      if (!Refusals.isOurs(e)) {
        throw e;
      }
    }
  }

  private static void back(String wanted) {
    var back = LanguageChoice.back(wanted);
    assertThat(back).startsWith("/").doesNotStartWith("//").doesNotContain("\\", "\r", "\n");
    assertThat(URI.create("https://network.example.org").resolve(back).getHost())
        .isEqualTo("network.example.org");
  }

  private static void clean(String text) {
    assertThat(Clean.line(text)).doesNotContain("\r", "\n", "\0");
    assertThat(Clean.lines(text)).doesNotContain("\r", "\0");
    try {
      assertThat(Clean.address(text).chars()).allMatch(c -> c > ' ');
    } catch (IllegalArgumentException e) {
      if (!Refusals.isOurs(e)) {
        throw e;
      }
    }
  }

  private static Door token() {
    try {
      RSAKey key = new RSAKeyGenerator(2048).keyID("ours").generate();
      var claims =
          new JWTClaimsSet.Builder()
              .issuer(ISSUER)
              .subject("facilitator")
              .claim("client_id", "ours")
              .claim("scope", "openid backbone/staff")
              .issueTime(Date.from(NOW))
              .expirationTime(Date.from(NOW.plusSeconds(3600)))
              .build();
      var jwt =
          new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("ours").build(), claims);
      jwt.sign(new RSASSASigner(key));
      var good = jwt.serialize();
      var keys = new ImmutableJWKSet<SecurityContext>(new JWKSet(key.toPublicJWK()));
      var verifier = new TokenVerifier(ISSUER, List.of("ours"), Duration.ofSeconds(30), keys);
      return text(
          typed -> {
            var token = typed.replace(TOKEN, good);
            verifier
                .verify(token, NOW)
                .ifPresent(
                    known -> {
                      assertThat(parts(token).subList(0, 2)).isEqualTo(parts(good).subList(0, 2));
                      assertThat(known.text("sub")).isEqualTo(Optional.of("facilitator"));
                    });
          });
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> parts(String token) {
    return new ArrayList<>(Arrays.asList(token.trim().split("\\.", -1)));
  }
}
