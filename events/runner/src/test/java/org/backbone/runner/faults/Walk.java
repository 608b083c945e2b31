package org.backbone.runner.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.backbone.runner.walk.Client;
import org.backbone.runner.walk.Client.Answer;
import org.backbone.runner.walk.Mails;
import org.backbone.runner.walk.Network;
import org.backbone.template.Trigger;

/// A small network that lives through everything once: every route, rule, schedule and stream of
/// the template brings something.
final class Walk {
  private static final Pattern PRESS = Pattern.compile("name=\"press\" value=\"([^\"]+)\"");
  private static final Pattern ANOTHER_SESSION =
      Pattern.compile(
          "[^>]</div><div class=\"end\"><form[^>]*><input[^>]*value=\"([0-9a-f]{64})\"");
  private static final Pattern TOKEN = Pattern.compile("bb_[A-Za-z0-9_-]{43}");
  private static final Pattern PROGRAM = Pattern.compile("name=\"token\" value=\"([0-9a-f]{16})\"");
  private static final Pattern LINK = Pattern.compile("/(?:sign-in|rsvp|leave)/[A-Za-z0-9_-]{43}");
  private static final Pattern FIELD =
      Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\">");
  private static final Pattern FILLED =
      Pattern.compile(
          "<(?:input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\""
              + "|input type=\"(?:checkbox|radio)\" id=\"[^\"]+\" name=\"([^\"]+)\""
              + " value=\"([^\"]*)\" checked"
              + "|input id=\"[^\"]+\" name=\"([^\"]+)\"[^>]* value=\"([^\"]*)\""
              + "|textarea id=\"[^\"]+\" name=\"([^\"]+)\"[^>]*>([^<]*)</textarea)");
  private static final String CATALOGUE = "/console/catalogue";
  private static final Pattern ACTION =
      Pattern.compile("<form[^>]*action=\"([^\"]+)\"[^>]*enctype=\"multipart/form-data\"");
  private static final Pattern THREE_MONTHS =
      Pattern.compile("^((?:\"[^\"]*\"|[^\",]*)(?:,[^,]*){3}).*");
  private static final String SERIES =
      """
      {"title": {"en": "Food", "es": "Comida"}, "description": {"en": "d", "es": "d"},
       "place": {"en": "Online", "es": "En línea"}, "anchor": "2026-12-05", "start": "10:00",
       "minutes": 60, "zone": "America/Chicago", "everyWeeks": 2, "contact": "c@example.org"}
      """;
  private static final Map<String, String> VALUES =
      Map.of(
          "indicator", "wic_pregnant_women",
          "id", "wic_pregnant_women",
          "series", "food",
          "file", "backbone.css",
          "token", "x".repeat(43));
  private static final Duration FILLING_IN = Duration.ofSeconds(5);
  private static final int REDIRECTS = 6;
  private static final int TRIES = 20;
  private static final ZoneId ZONE = ZoneId.of("America/Chicago");

  private final World world;
  private final Runnable rest;
  private final Client anybody;
  private final Client staff;
  private final Client contact;
  private final Client phone;

  /// A walk in which what was caused comes to rest before each next step.
  Walk(World world) {
    this(world, world::settle);
  }

  /// @param rest lets what was caused come to rest
  Walk(World world, Runnable rest) {
    this.world = world;
    this.rest = rest;
    this.anybody = new Client(world.base());
    this.staff = new Client(world.base());
    this.contact = new Client(world.base());
    this.phone = new Client(world.base());
  }

  void walk() throws IOException {
    walk(() -> {});
  }

  /// @param before what is done before people leave and have themselves forgotten
  void walk(Runnable before) throws IOException {
    partnersJoin();
    theCatalogueChanges();
    contactsSignIn();
    filesArrive();
    peopleMeet();
    everybodyReads();
    before.run();
    everybodyLeaves();
  }

  /// The first months of a network, in the end with a file that counts; everybody is signed in.
  void live() throws IOException {
    partnersJoin();
    contactsSignIn();
    filesArrive();
    peopleMeet();
    sendAFile();
  }

  /// A network with a partner, who is signed in.
  void open() {
    partnersJoin();
    contactsSignIn();
  }

  /// Sends a file that counts, and lets it all come to rest; returns the upload's id. Where it is
  /// asked whether what it would change is right, it is.
  String sendAFile() throws IOException {
    var upload = started();
    sendFromPage(upload, wholeFile());
    rest.run();
    if (contact.get(upload).status() == 303) {
      is(303, () -> contact.postForm(upload + "/confirm", Map.of("reason", "The whole year.")));
      rest.run();
    }
    return upload.substring(upload.lastIndexOf('/') + 1);
  }

  private String started() {
    return started("FY2015");
  }

  private String started(String period) {
    return is(
            303,
            () ->
                contact.postForm(
                    "/uploads/new", Map.of("dataset", "wic-participation", "period", period)))
        .location();
  }

  /// The fields of a page's form, which was shown to somebody who took their time to fill them in.
  Map<String, String> drawn(String page, Map<String, String> fields) {
    var all = new HashMap<>(fields);
    all.put("drawn", Client.drawn(is(200, () -> anybody.get(page))));
    world.fates().pass(FILLING_IN);
    return all;
  }

  Client anybody() {
    return anybody;
  }

  /// A program of staff, with a token that was just issued.
  Client program() {
    return new Client(world.base()).with("authorization", "Bearer " + world.staffToken());
  }

  Client staff() {
    return staff;
  }

  /// The contact of `food-bank`.
  Client contact() {
    return contact;
  }

  private void partnersJoin() {
    staffSignIn();
    var application = drawn("/partners/join", application("Food Bank", "desk@food.example.org"));
    is(303, () -> anybody.postForm("/partners/join", application));
    is(200, () -> anybody.get("/partners/thanks"));
    for (var name : List.of("Other", "Third", "Fourth")) {
      var json = Network.partner(name + " Pantry", "desk@" + name + ".example.org");
      is(201, () -> anybody.postJson("/api/v1/partners", json, "idempotency-key", name));
    }
    var _ = anybody.get("/api/v1/partners/food-bank");
    is(200, () -> program().get("/api/v1/staff/partners"));
    is(200, () -> staff.get("/console/partners/food-bank"));
    is(303, () -> staff.postForm("/console/partners/food-bank/approve", Map.of()));
    is(303, () -> staff.postForm("/console/partners/other-pantry/decline", Map.of()));
    is(303, () -> staff.postForm("/console/partners/other-pantry/approve", Map.of()));
    is(200, () -> program().postJson("/api/v1/staff/partners/third-pantry/approve", "{}"));
    is(303, () -> staff.postForm("/console/partners/fourth-pantry/decline", Map.of()));
    is(409, () -> staff.postForm("/console/partners/food-bank/decline", Map.of()));
    rest.run();
    partnersChange();
  }

  private void partnersChange() {
    var other = "/console/partners/other-pantry";
    is(200, () -> staff.get(other + "/suspend"));
    is(303, () -> staff.postForm(other + "/suspend", Map.of()));
    is(303, () -> staff.postForm(other + "/resume", Map.of()));
    is(200, () -> staff.get(other + "/contact"));
    is(303, () -> staff.postForm(other + "/contact", person("ana@other.example.org")));
    is(200, () -> staff.get(other + "/agreement"));
    var end = Map.of("agreementEndsOn", "2199-06-30");
    is(303, () -> staff.postForm(other + "/agreement", end));
    is(200, () -> staff.get(other + "/remove"));
    is(303, () -> staff.postForm(other + "/remove", Map.of()));
    var third = "/api/v1/staff/partners/third-pantry";
    is(200, () -> program().postJson(third + "/suspend", "{}"));
    is(200, () -> program().postJson(third + "/resume", "{}"));
    var person =
        "{\"person\":{\"name\":\"T\",\"email\":\"desk@third.example.org\",\"language\":\"es\"}}";
    is(200, () -> program().putJson(third + "/contact", person));
    rest.run();
  }

  private static Map<String, String> person(String email) {
    return Map.of("person_name", "Ana", "person_email", email, "person_language", "en");
  }

  private void theCatalogueChanges() {
    is(200, () -> staff.get(CATALOGUE));
    is(200, () -> staff.get(CATALOGUE + "/catalogue.json"));
    is(200, () -> staff.get(CATALOGUE + "/places?q=Cherokee"));
    for (var path :
        List.of(
            "/indicators/chronic_absence",
            "/datasets/chronic-absence",
            "/dimensions/econ",
            "/places/cherokee-nation")) {
      changed(CATALOGUE + path, Map.of());
    }
    var lines = "d-1; district; ok; A district\ns-1; site; d-1; A school";
    changed(CATALOGUE + "/places/new", Map.of("lines", lines));
    is(200, () -> staff.get(CATALOGUE + "/import"));
    is(422, () -> staff.postForm(CATALOGUE + "/import", Map.of("document", "cut")));
  }

  // As it stands, with another name; looked at, and then saved.
  private void changed(String path, Map<String, String> more) {
    var form = fields(is(200, () -> staff.get(path)).body());
    form.putAll(more);
    form.computeIfPresent("title_en", (_, title) -> title + " (walked)");
    form.computeIfPresent("name", (_, name) -> name + " (walked)");
    var preview = is(200, () -> staff.postForm(path, form)).body();
    var save = fields(preview);
    save.put("do", "save");
    is(303, () -> staff.postForm(path, save));
  }

  private static Map<String, String> fields(String page) {
    var fields = new HashMap<String, String>();
    FILLED
        .matcher(page.substring(page.indexOf("<main")))
        .results()
        .forEach(
            field -> {
              for (var at = 1; at < field.groupCount(); at += 2) {
                if (field.group(at) != null) {
                  fields.put(field.group(at), plain(field.group(at + 1)));
                }
              }
            });
    return fields;
  }

  // A code of the issuer is good once: where we failed after that, it is begun again.
  private void staffSignIn() {
    var answer = follow(staff, "/_local/identity/as/administrator");
    for (var tries = 1; answer.status() == 400 && tries < TRIES; tries++) {
      answer = follow(staff, "/_local/identity/as/administrator");
    }
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }

  private void contactsSignIn() {
    var asking = drawn("/sign-in", Map.of("email", "desk@food.example.org", "key", "a form"));
    is(303, () -> anybody.postForm("/sign-in", asking));
    var nobody = drawn("/sign-in", Map.of("email", "nobody@example.org", "key", "another form"));
    is(303, () -> anybody.postForm("/sign-in", nobody));
    rest.run();
    var link = link("welcome", "desk@food.example.org");
    var page = is(200, () -> contact.get(link));
    is(303, () -> contact.postForm(link, Map.of("press", found(PRESS, page.body()))));
    is(200, () -> contact.get("/desk"));
    var another = link("sign-in", "desk@food.example.org");
    var button = is(200, () -> phone.get(another));
    is(303, () -> phone.postForm(another, Map.of("press", found(PRESS, button.body()))));
    is(200, () -> contact.get("/desk/you/data.json"));
    // The one that is not marked as this one: the phone's.
    var you = is(200, () -> contact.get("/desk/you"));
    var other = found(ANOTHER_SESSION, you.body());
    is(303, () -> contact.postForm("/desk/you/sign-out", Map.of("session", other)));
    is(303, () -> phone.get("/desk"));
    is(200, () -> contact.get("/desk"));
    is(200, () -> staff.get("/console/partners/food-bank"));
    var none = Map.of("session", "0".repeat(64));
    is(303, () -> staff.postForm("/console/partners/food-bank/sign-out", none));
  }

  private void filesArrive() throws IOException {
    // Before the month's reports, which tell of it.
    is(201, () -> program().putJson("/api/v1/staff/series/food", SERIES));
    is(200, () -> contact.get("/uploads"));
    is(200, () -> contact.get("/uploads/new"));
    for (var kind : List.of("xlsx", "csv", "schema")) {
      var template = "/uploads/template?dataset=wic-participation&period=FY2015&format=" + kind;
      is(200, () -> contact.get(template));
    }
    var upload = started();
    sendFromPage(upload, file());
    var id = upload.substring(upload.lastIndexOf('/') + 1);
    is(303, () -> contact.get("/uploads/arrived?upload=" + id));
    rest.run();
    is(200, () -> contact.get(upload));
    receiptsAreRead(id);
    // While its figures count, for what is told of them each month.
    world.tick();

    var form =
        is(
            201,
            () ->
                contact.postJson(
                    "/api/v1/uploads",
                    "{\"dataset\":\"wic-participation\",\"period\":\"FY2015\"}"));
    var bad =
        new String(file(), StandardCharsets.UTF_8)
            .replace("Oklahoma,11000.0", "Oklahoma," + Canary.CHILD + " " + Canary.NUMBER);
    var sent =
        anybody.postFile(
            form.json().get("url").asText(),
            form.json().get("fields"),
            bad.getBytes(StandardCharsets.UTF_8));
    assertThat(sent.status()).isBetween(200, 303);
    rest.run();
    var refused = form.json().get("id").asText();
    is(200, () -> contact.get("/api/v1/uploads/" + refused));
    is(303, () -> contact.get("/uploads/" + refused + "/errors"));
    is(303, () -> contact.get("/uploads/" + refused + "/errors.csv"));
    is(200, () -> program().get("/api/v1/staff/uploads"));
    is(200, () -> staff.get("/console/partners/food-bank"));
    is(303, () -> staff.postForm("/console/uploads/" + refused + "/again", Map.of()));
    is(303, () -> staff.postForm("/console/uploads/" + refused + "/ask", Map.of()));
    whatIsExpectedIsSaid();
    is(200, () -> anybody.get("/dashboard/wic_pregnant_women"));
    is(200, () -> anybody.get("/api/v1/indicators/wic_pregnant_women"));
    programsAsk();
    columnsAreSaid();
    figuresAreTyped();
    aFileWithPeopleIsDeleted();
    peopleAreCountedAndForgotten();
    aSecondFileIsTakenBack();
    whatWouldChangeIsConfirmed();
    aFileOfTwoYearsIsTakenAndTakenBack();
    staffLookWhetherTheFiguresHold();
    is(303, () -> contact.postForm("/uploads/none", nothing()));
    is(303, () -> contact.postForm("/uploads/" + id + "/withdraw", Map.of()));
    rest.run();
  }

  private void whatIsExpectedIsSaid() {
    var expect = "/console/partners/food-bank/data/wic-participation";
    is(200, () -> staff.get(expect));
    var wanted = Map.of("do", "wanted", "expectFrom", "FY2018", "expectUntil", "FY2019");
    is(303, () -> staff.postForm(expect, wanted));
    // The next tick reminds of it, a week before.
    var day = LocalDate.ofInstant(world.fates().instant(), ZONE).plusDays(7).toString();
    var time = Map.of("do", "time", "timePeriod", "FY2019", "timeDay", day);
    is(303, () -> staff.postForm(expect, time));
    is(200, () -> staff.get("/console/data"));
    is(200, () -> contact.get("/desk"));
  }

  private void receiptsAreRead(String id) {
    is(200, () -> contact.get("/receipts/" + id));
    is(200, () -> contact.get("/receipts/" + id + "/receipt.json"));
    is(200, () -> contact.get("/api/v1/receipts/" + id));
    is(200, () -> staff.get("/console/receipts/" + id));
    is(200, () -> staff.get("/console/receipts/" + id + "/receipt.json"));
    is(200, () -> anybody.get("/receipts/keys"));
  }

  // One token is revoked by the contact, one by staff, and one ends with the contact.
  private void programsAsk() {
    is(200, () -> contact.get("/desk/programs"));
    var nightly = letIn("Nightly");
    is(200, () -> nightly.get("/api/v1/uploads"));
    // Its file never comes.
    is(
        201,
        () ->
            nightly.postJson(
                "/api/v1/uploads", "{\"dataset\":\"wic-participation\",\"period\":\"FY2014\"}"));
    // It is known that the form made it.
    is(422, () -> contact.postForm("/desk/programs", programForm("Nightly")));
    var desk = is(200, () -> contact.get("/desk/programs")).body();
    var first = Map.of("token", found(PROGRAM, desk));
    is(303, () -> contact.postForm("/desk/programs/revoke", first));
    is(401, () -> nightly.get("/api/v1/uploads"));

    var weekly = letIn("Weekly");
    is(200, () -> weekly.get("/api/v1/uploads"));
    var page = is(200, () -> staff.get("/console/partners/food-bank")).body();
    var second = Map.of("token", found(PROGRAM, page));
    is(303, () -> staff.postForm("/console/partners/food-bank/revoke", second));
    is(401, () -> weekly.get("/api/v1/uploads"));
    letIn("Monthly");
  }

  private Client letIn(String name) {
    var made = is(200, () -> contact.postForm("/desk/programs", programForm(name)));
    var shown = "Bearer " + found(TOKEN, made.body());
    return new Client(world.base()).with("authorization", shown);
  }

  private static Map<String, String> programForm(String name) {
    return Map.of("program", name, "days", "90", "key", "a form");
  }

  private void figuresAreTyped() {
    var slot = "dataset=wic-participation&period=FY2012";
    is(200, () -> contact.get("/uploads/entry?" + slot));
    is(303, () -> contact.postForm("/uploads/entry", typed("places", "place", "cherokee-nation")));
    is(303, () -> contact.postForm("/uploads/entry", typed("send", "f0-0", "120")));
    rest.run();
  }

  private static Map<String, String> typed(String what, String field, String text) {
    return Map.of(
        "dataset",
        "wic-participation",
        "period",
        "FY2012",
        "month",
        "2012-07",
        "do",
        what,
        field,
        text);
  }

  // In a month of no other file, for ten years of each are made of it.
  // Wrongly at first: the file is refused, and what was said is said anew.
  private void columnsAreSaid() {
    var upload = started("FY2013");
    sendFromPage(
        upload,
        "agencia;mes;mujeres;notas\nChickasaw Nation;jun-13;120;x\n"
            .getBytes(StandardCharsets.UTF_8));
    rest.run();
    var columns = upload + "/columns";
    is(303, () -> contact.get(upload));
    is(200, () -> contact.get(columns));
    is(303, () -> contact.postForm(columns, said("who.race")));
    rest.run();
    is(200, () -> contact.get(upload));
    is(303, () -> contact.postForm(columns, said("none")));
    rest.run();
    is(200, () -> contact.get(upload));
  }

  private static Map<String, String> said(String last) {
    return Map.of("c0", "where", "c1", "when", "c2", "count.1.wic_pregnant_women", "c3", last);
  }

  // Of which nothing is left.
  private void aFileWithPeopleIsDeleted() {
    var upload = started("FY2012");
    sendFromPage(
        upload, ("first name;women\n" + Canary.CHILD + ";1\n").getBytes(StandardCharsets.UTF_8));
    rest.run();
    is(200, () -> contact.get(upload));
  }

  // Of whom figures alone are left.
  private void peopleAreCountedAndForgotten() {
    for (var period : List.of("21", "22")) {
      var upload = started("FY20" + period);
      sendFromPage(
          upload,
          ("agencia;mes;clave de madre;embarazada\n"
                  + "Chickasaw Nation;jun-P;"
                  + Canary.CODE
                  + "1;sí\n"
                  + "Chickasaw Nation;jun-P;"
                  + Canary.CODE
                  + "2;sí\n"
                  + "Chickasaw Nation;jul-P;"
                  + Canary.CODE
                  + "3;no\n")
              .replace("P", period)
              .getBytes(StandardCharsets.UTF_8));
      rest.run();
      if (period.equals("21")) {
        var columns = upload + "/columns";
        is(200, () -> contact.get(columns));
        var said =
            Map.of("c0", "where", "c1", "when", "c2", "person", "c3", "count.1.wic_pregnant_women");
        is(303, () -> contact.postForm(columns, said));
        rest.run();
      }
      assertThat(is(200, () -> contact.get(upload)).body()).contains("each row is one person");
    }
  }

  // The one before it counts again.
  private void aSecondFileIsTakenBack() throws IOException {
    var second = started();
    sendFromPage(second, file());
    rest.run();
    // Nobody is told, and the next tick finds it.
    world.losing(
        "DirtyTable",
        () -> {
          is(303, () -> contact.postForm(second + "/withdraw", Map.of()));
          rest.run();
        });
    world.tick();
  }

  // By the columns that were said.
  private void whatWouldChangeIsConfirmed() {
    for (var women : List.of("120", "1200")) {
      var upload = started("FY2020");
      sendFromPage(
          upload,
          ("agencia;mes;mujeres;notas\nChickasaw Nation;jun-20;" + women + ";x\n")
              .getBytes(StandardCharsets.UTF_8));
      rest.run();
      if (women.equals("1200")) {
        var confirm = upload + "/confirm";
        is(303, () -> contact.get(upload));
        is(200, () -> contact.get(confirm));
        is(422, () -> contact.postForm(confirm, Map.of("reason", "")));
        is(303, () -> contact.postForm(confirm, Map.of("reason", "A second site.")));
        rest.run();
        is(200, () -> contact.get(upload));
      }
    }
  }

  // What it came to in either year counts with the other, and goes with it.
  private void aFileOfTwoYearsIsTakenAndTakenBack() {
    var upload = started("FY2017");
    sendFromPage(
        upload,
        "agencia;mes;mujeres;notas\nChickasaw Nation;sep-17;120;x\nChickasaw Nation;oct-17;125;x\n"
            .getBytes(StandardCharsets.UTF_8));
    rest.run();
    is(303, () -> contact.get(upload));
    is(303, () -> contact.postForm(upload + "/confirm", Map.of("reason", "Both are right.")));
    rest.run();
    assertThat(is(200, () -> contact.get(upload)).body()).contains("2017", "2018");
    is(303, () -> contact.postForm(upload + "/withdraw", Map.of()));
    rest.run();
  }

  private void staffLookWhetherTheFiguresHold() {
    for (var what : List.of("compare", "mend")) {
      is(200, () -> staff.get("/console/rebuild"));
      is(303, () -> staff.postForm("/console/rebuild", Map.of("do", what)));
      rest.run();
      is(200, () -> staff.get("/console/rebuild"));
    }
  }

  private static Map<String, String> nothing() {
    return Map.of("dataset", "wic-participation", "period", "FY2019", "say", "nothing");
  }

  private void sendFromPage(String upload, byte[] file) {
    var page = is(200, () -> contact.get(upload)).body();
    var fields = JsonNodeFactory.instance.objectNode();
    var start = page.indexOf("multipart/form-data");
    var end = page.indexOf("</form>", start);
    var field = FIELD.matcher(page.substring(start, end));
    while (field.find()) {
      fields.put(plain(field.group(1)), plain(field.group(2)));
    }
    var sent = anybody.postFile(plain(found(ACTION, page)), fields, file);
    assertThat(sent.status()).as(sent.body()).isBetween(200, 303);
  }

  private void peopleMeet() {
    is(200, () -> anybody.get("/meetings"));
    for (var who : List.of("ana", "ben")) {
      var fields =
          Map.of(
              "name",
              who + " " + Canary.GUEST,
              "organisation",
              "O " + Canary.PHONE,
              "email",
              who + "@guest.example.org",
              "language",
              "en");
      var form = drawn("/meetings/food", fields);
      is(303, () -> anybody.postForm("/meetings/food/join", form));
    }
    rest.run();
    // While one is suspended, whom nobody invites is looked up.
    is(200, () -> program().postJson("/api/v1/staff/partners/third-pantry/suspend", "{}"));
    world.tick();
    is(200, () -> program().postJson("/api/v1/staff/partners/third-pantry/resume", "{}"));
    var rsvp = link("invitation", "ana@guest.example.org", "/rsvp/");
    is(200, () -> anybody.get(rsvp));
    is(303, () -> anybody.postForm(rsvp, Map.of("answer", "yes")));
    var leave = link("invitation", "ben@guest.example.org", "/leave/");
    is(200, () -> anybody.get(leave));
    is(303, () -> anybody.postForm(leave, Map.of()));
    rest.run();
    world.bounce("ana@guest.example.org");
    rest.run();
    var third = drawn("/sign-in", Map.of("email", "desk@third.example.org"));
    is(303, () -> anybody.postForm("/sign-in", third));
    world.fates().pass(Duration.ofMinutes(30));
    rest.run();
    var care = is(200, () -> staff.get("/console/mail")).body();
    is(
        303,
        () ->
            staff.postForm(found(Pattern.compile("/console/mail/[^/\"]+/resend"), care), Map.of()));
    var left = is(200, () -> staff.get("/console/mail")).body();
    is(
        303,
        () -> staff.postForm(found(Pattern.compile("/console/mail/[^/\"]+/done"), left), Map.of()));
    rest.run();
    world.fates().pass(Duration.ofMinutes(20));
    world.tick();
  }

  private void everybodyReads() {
    for (var function : world.template().functions()) {
      function.triggers(Trigger.Route.class).forEach(this::read);
    }
    is(200, () -> anybody.get("/assets/backbone.css"));
    is(404, () -> anybody.get("/nothing-is-here"));
    is(303, () -> anybody.postForm("/language", Map.of("language", "es", "back", "/")));
  }

  private void read(Trigger.Route route) {
    var path = route.path();
    for (var value : VALUES.entrySet()) {
      path = path.replace("{" + value.getKey() + "}", value.getValue());
    }
    var known = path;
    if (route.method().equals("HEAD")) {
      read(() -> anybody.head(known));
    }
    if (route.method().equals("GET") && !route.path().contains("{")) {
      read(() -> anybody.get(known));
      // Who comes back from the issuer twice is not signed in.
      if (!known.contains("callback")) {
        read(() -> contact.get(known));
        read(() -> staff.get(known));
      }
    }
  }

  private static void read(Supplier<Answer> request) {
    assertThat(answered(request).status()).isLessThan(500);
  }

  private void everybodyLeaves() {
    is(200, () -> program().postJson("/api/v1/staff/partners/food-bank/sign-out", "{}"));
    is(303, () -> contact.postForm("/desk/you/sign-out", Map.of()));
    is(303, () -> contact.postForm("/sign-out", Map.of()));
    peopleAreForgotten();
    is(200, () -> staff.postForm("/console/sign-out", Map.of()));
    rest.run();
  }

  private void peopleAreForgotten() {
    var ana = Map.of("address", "ana@guest.example.org");
    is(200, () -> staff.get("/console/people"));
    is(200, () -> staff.postForm("/console/people", ana));
    is(200, () -> staff.postForm("/console/people/export", ana));
    is(200, () -> staff.postForm("/console/people/erase", ana));
    var ben = "{\"email\":\"ben@guest.example.org\"}";
    is(200, () -> program().postJson("/api/v1/staff/people/export", ben));
    is(200, () -> program().postJson("/api/v1/staff/people/erase", ben));
    var declined = "{\"email\":\"desk@fourth.example.org\"}";
    is(200, () -> program().postJson("/api/v1/staff/people/erase", declined));
    var contacts = Map.of("address", "desk@food.example.org");
    is(409, () -> staff.postForm("/console/people/erase", contacts));
    is(
        303,
        () ->
            staff.postForm("/console/partners/food-bank/contact", person("next@food.example.org")));
    is(200, () -> staff.postForm("/console/people/erase", contacts));
    is(200, () -> program().postJson("/api/v1/staff/partners/third-pantry/remove", "{}"));
    is(200, () -> program().postJson("/api/v1/staff/people/erase-again", "{}"));
    rest.run();
  }

  private Answer follow(Client client, String start) {
    var answer = answered(() -> client.get(start));
    for (var steps = 0; answer.status() == 303 && steps < REDIRECTS; steps++) {
      var next = answer.location();
      answer = answered(() -> client.get(next));
    }
    return answer;
  }

  private String link(String kind, String to) {
    return link(kind, to, "/sign-in/");
  }

  // A mail that is long in coming is waited for, as a person would.
  private String link(String kind, String to, String path) {
    var link = found(kind, to, path);
    for (var tries = 1; link.isEmpty() && tries < TRIES; tries++) {
      rest.run();
      link = found(kind, to, path);
    }
    return link.orElseThrow(() -> new AssertionError("no " + path + " to " + to));
  }

  private Optional<String> found(String kind, String to, String path) {
    var links = LINK.matcher("");
    return world.state().mails().reversed().stream()
        .filter(mail -> mail.kind().equals(kind) && mail.to().contains(to))
        .map(mail -> Mails.text(mail.eml()))
        .flatMap(text -> links.reset(text).results().map(MatchResult::group))
        .filter(link -> link.startsWith(path))
        .findFirst();
  }

  // What fails for the moment is tried again, as a person would.
  private static Answer is(int status, Supplier<Answer> request) {
    var answer = answered(request);
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    return answer;
  }

  private static Answer answered(Supplier<Answer> request) {
    var answer = request.get();
    for (var tries = 1; answer.status() >= 500 && tries < TRIES; tries++) {
      answer = request.get();
    }
    return answer;
  }

  private static String found(Pattern pattern, String text) {
    var matcher = pattern.matcher(text);
    assertThat(matcher.find()).as(pattern + " in " + text).isTrue();
    return matcher.groupCount() == 0 ? matcher.group() : matcher.group(1);
  }

  private static String plain(String html) {
    return html.replace("&amp;", "&")
        .replace("&#34;", "\"")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&lt;", "<")
        .replace("&gt;", ">");
  }

  // Three of the twelve months: what is done for each table is done for three.
  private static byte[] file() throws IOException {
    return new String(wholeFile(), StandardCharsets.UTF_8)
        .lines()
        .map(line -> THREE_MONTHS.matcher(line).replaceFirst("$1"))
        .collect(Collectors.joining("\n"))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] wholeFile() throws IOException {
    try (var in = Walk.class.getResourceAsStream("/sample/files/wic-pregnant-women-fy2015.csv")) {
      if (in == null) {
        throw new IOException("the sample's file is not on the class path");
      }
      return in.readAllBytes();
    }
  }

  private static Map<String, String> application(String name, String email) {
    return Map.of(
        "name", name,
        "kind", "nonprofit",
        "sector", "Food",
        "services", "Pantry",
        "languages", "Spanish",
        "area", "Tulsa",
        "contact_name", Canary.CONTACT + " " + Canary.PHONE,
        "contact_email", email,
        "consent", "yes",
        "key", "a form");
  }
}
