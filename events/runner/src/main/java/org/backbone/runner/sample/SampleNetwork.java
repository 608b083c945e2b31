package org.backbone.runner.sample;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// Loads the sample network through the doors that everyone uses: partners join by JSON, staff
/// approve, contacts sign in with the link of their welcome mail, files go through the upload
/// form, and people join series by its form. Loading it again changes nothing.
public final class SampleNetwork {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern SIGN_IN = Pattern.compile("/sign-in/([A-Za-z0-9_-]{43})");

  private final Http http;
  private final Map<String, String> staff;
  private final Runnable settle;

  /// A loader for the stack that answers at `base`.
  ///
  /// @param staffToken a credential of staff
  /// @param settle returns when everything that was caused so far has come to rest
  public SampleNetwork(URI base, String staffToken, Runnable settle) {
    this.http = new Http(base);
    this.staff = Map.of("authorization", "Bearer " + staffToken);
    this.settle = settle;
  }

  /// Loads it all.
  ///
  /// @param say told what is being done, a few words at a time
  public void load(Consumer<String> say) {
    var network = read("/sample/network.json");
    say.accept("two meeting series");
    for (var series : network.get("series")) {
      var path = "/api/v1/staff/series/" + series.get("id").asText();
      Http.expect(http.putJson(path, staff, series), 200, 201);
      http.draw("/meetings/" + series.get("id").asText());
    }
    var partners = new ArrayList<JsonNode>();
    network.get("partners").forEach(partners::add);
    say.accept(partners.size() + " partners");
    partners.forEach(partner -> join(partner.get("application")));
    var ids = waiting();
    inParallel(
        partners.stream()
            .filter(partner -> partner.get("approve").asBoolean())
            .map(partner -> requireNonNull(ids.get(partner.at("/application/name").asText())))
            .<Runnable>map(id -> () -> approve(id))
            .toList());
    inParallel(partners.stream().<Runnable>map(partner -> () -> joinSeries(partner)).toList());
    settle.run();
    say.accept("the files of three of them");
    var mails = http.getJson("/_local/mail?format=json", Map.of());
    for (var partner : partners) {
      if (partner.has("uploads")) {
        upload(partner, mails);
      }
    }
    settle.run();
  }

  private void join(JsonNode application) {
    var key = "sample-" + application.get("name").asText().replaceAll("[^A-Za-z]+", "-");
    var answer = http.postJson("/api/v1/partners", Map.of("idempotency-key", key), application);
    Http.expect(answer, 200, 201);
  }

  // Whoever asks to join is not told under which id staff find them.
  private Map<String, String> waiting() {
    var ids = new HashMap<String, String>();
    var after = "";
    do {
      var place = URLEncoder.encode(after, StandardCharsets.UTF_8);
      var list = http.getJson("/api/v1/staff/partners?status=pending&after=" + place, staff);
      for (var partner : list.get("partners")) {
        ids.put(partner.get("name").asText(), partner.get("id").asText());
      }
      after = list.path("next").asText("");
    } while (!after.isEmpty());
    return ids;
  }

  private void approve(String id) {
    var path = "/api/v1/staff/partners/" + id + "/approve";
    Http.expect(http.postJson(path, staff, JSON.createObjectNode()), 200);
  }

  private void joinSeries(JsonNode partner) {
    var application = partner.get("application");
    var contact = application.get("contact");
    for (var series : partner.get("joins")) {
      var fields =
          Map.of(
              "name", contact.get("name").asText(),
              "organisation", application.get("name").asText(),
              "email", contact.get("email").asText(),
              "language", contact.path("language").asText("en"));
      var page = "/meetings/" + series.asText();
      Http.expect(http.fillIn(page, page + "/join", fields), 303);
    }
  }

  private void upload(JsonNode partner, JsonNode mails) {
    var session = signIn(partner.at("/application/contact/email").asText(), mails);
    for (var upload : partner.get("uploads")) {
      var ask =
          JSON.createObjectNode()
              .put("dataset", upload.get("dataset").asText())
              .put("period", upload.get("period").asText());
      var form = Http.json(Http.expect(http.postJson("/api/v1/uploads", session, ask), 201));
      var file = upload.get("file").asText();
      var sent =
          http.postFile(
              form.get("url").asText(), form.get("fields"), file, bytes("/sample/files/" + file));
      Http.expect(sent, 200, 201, 204, 303);
      settle.run();
    }
  }

  private Map<String, String> signIn(String email, JsonNode mails) {
    for (var mail : mails) {
      if (mail.get("to").asText().contains(email) && mail.get("kind").asText().equals("welcome")) {
        var text = new String(http.get(mail.get("eml").asText()), StandardCharsets.UTF_8);
        var link = SIGN_IN.matcher(text.replace("=\r\n", ""));
        if (link.find()) {
          var answer = http.postForm("/sign-in/" + link.group(1), Map.of());
          var cookie = Http.expect(answer, 303).headers().firstValue("set-cookie").orElseThrow();
          // As a page of ours asks: a program has no session.
          return Map.of(
              "cookie", cookie.substring(0, cookie.indexOf(';')), "sec-fetch-site", "same-origin");
        }
      }
    }
    throw new IllegalStateException("no welcome mail to " + email);
  }

  private static void inParallel(List<Runnable> tasks) {
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var started = new ArrayList<Future<?>>();
      tasks.forEach(task -> started.add(executor.submit(task)));
      for (var future : started) {
        future.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("the sample could not be loaded", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while the sample was loading", e);
    }
  }

  private static JsonNode read(String resource) {
    try {
      return JSON.readTree(bytes(resource));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(String resource) {
    try (var in = SampleNetwork.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks " + resource);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
