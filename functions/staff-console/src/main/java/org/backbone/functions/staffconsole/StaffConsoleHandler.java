package org.backbone.functions.staffconsole;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.backbone.access.staff.Issuer;
import org.backbone.access.staff.SameOrigin;
import org.backbone.access.staff.Staff;
import org.backbone.access.staff.StaffSignIn;
import org.backbone.access.staff.StaffTokens;
import org.backbone.mail.Outbox;
import org.backbone.mail.letters.Composer;
import org.backbone.mail.table.DynamoOutbox;
import org.backbone.meetings.MeetingStore;
import org.backbone.meetings.pages.SeriesRequest;
import org.backbone.meetings.table.DynamoMeetingStore;
import org.backbone.outcomes.SlotStore;
import org.backbone.outcomes.catalog.DatasetFiles;
import org.backbone.outcomes.table.DynamoSlotStore;
import org.backbone.partners.Decision;
import org.backbone.partners.Likeness;
import org.backbone.partners.PartnerStore;
import org.backbone.partners.letters.ApprovePartner;
import org.backbone.partners.letters.WelcomeMail;
import org.backbone.partners.table.DynamoPartnerStore;
import org.backbone.platform.core.Log;
import org.backbone.platform.core.Problem;
import org.backbone.platform.lambda.BadRequest;
import org.backbone.platform.lambda.Env;
import org.backbone.platform.lambda.JsonLog;
import org.backbone.platform.lambda.ProblemReply;
import org.backbone.platform.lambda.Reply;
import org.backbone.platform.lambda.Request;
import org.backbone.platform.lambda.Routes;
import org.backbone.platform.table.Table;
import org.backbone.platform.tokens.PublishedKeys;

/// `/console` and `/api/v1/staff`: translates, decides nothing.
public final class StaffConsoleHandler
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  /// Where things are kept.
  record Stores(PartnerStore partners, SlotStore slots, MeetingStore meetings, Outbox outbox) {
    static Stores in(Table table) {
      return new Stores(
          new DynamoPartnerStore(table),
          new DynamoSlotStore(table),
          new DynamoMeetingStore(table),
          new DynamoOutbox(table));
    }
  }

  private final Stores stores;
  private final InstantSource clock;
  private final ReadConsole readConsole;
  private final ApprovePartner approvePartner;
  private final StaffSignIn signIn;
  private final SameOrigin sameOrigin;
  private final ConsolePages pages;
  private final Log log = JsonLog.of("staff-console");
  private final Routes routes;

  /// Wires the function to the table and the issuer.
  public StaffConsoleHandler() {
    this(
        Env.system(),
        Stores.in(Table.named(Env.system().require("TABLE_NAME"))),
        InstantSource.system());
  }

  StaffConsoleHandler(Env env, Stores stores, InstantSource clock) {
    var publicUrl = env.require("PUBLIC_URL");
    var network = env.require("NETWORK_NAME");
    var zone = ZoneId.of(env.require("NETWORK_ZONE"));
    var audience = env.require("STAFF_AUDIENCE");
    var issuer = new Issuer(env.require("STAFF_ISSUER"));
    var keys =
        PublishedKeys.of(
            env.require("STAFF_ISSUER"),
            e -> log.warn("issuer-without-keys", Map.of("why", String.valueOf(e.getMessage()))));
    var tokens = new StaffTokens(env.require("STAFF_ISSUER"), audience, keys);
    var composer = new Composer(network, env.require("MAIL_FROM"));
    this.stores = stores;
    this.clock = clock;
    this.readConsole = new ReadConsole(stores.partners(), stores.slots(), stores.outbox());
    this.approvePartner =
        new ApprovePartner(
            stores.partners(), new WelcomeMail(composer, network, publicUrl, zone), clock);
    this.signIn = new StaffSignIn(issuer, tokens, audience, publicUrl);
    this.sameOrigin = new SameOrigin(publicUrl);
    this.pages = new ConsolePages(network, zone, DatasetFiles.bundled());
    this.routes = routes();
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    return routes.answer(event);
  }

  private Routes routes() {
    return Routes.none()
        .on("GET /console", page(this::today))
        .on("GET /console/partners/{id}", page(this::partner))
        .on("POST /console/partners/{id}/approve", action(this::approve))
        .on("POST /console/partners/{id}/decline", action(this::decline))
        .on("GET /console/mail", page(this::mail))
        .on("POST /console/mail/{id}/resend", action(this::resend))
        .on("GET /console/sign-in", signIn::begin)
        .on("GET /console/callback", this::callback)
        .on("POST /console/sign-out", this::signOut)
        .on("GET /api/v1/staff/partners", api(this::partnersJson))
        .on("POST /api/v1/staff/partners/{id}/approve", api(this::approveJson))
        .on("PUT /api/v1/staff/series/{id}", api(this::putSeries))
        .on("GET /api/v1/staff/uploads", api(this::uploadsJson))
        .refusing(this::unreadable);
  }

  private Function<Request, Reply> page(Function<Request, Reply> answer) {
    return request ->
        signIn.staff(request, clock.instant()).isPresent()
            ? answer.apply(request)
            : Reply.seeOther("/console/sign-in?to=" + StaffSignIn.ours(request.path()));
  }

  // What changes something must come from a page of ours, unless a program shows its token.
  private Function<Request, Reply> action(BiFunction<Request, Staff, Reply> act) {
    return request -> {
      if (StaffSignIn.isByCookie(request) && !sameOrigin.admits(request)) {
        log.warn("refused-other-origin", Map.of());
        return Reply.html(403, pages.refusal(request, "elsewhere", List.of()));
      }
      var staff = signIn.staff(request, clock.instant());
      return staff.isPresent()
          ? act.apply(request, staff.get())
          : Reply.seeOther("/console/sign-in");
    };
  }

  // The HTTP API's authorizer has verified the token of these routes. Should one ever be declared
  // without it, the token is verified here.
  private Function<Request, Reply> api(BiFunction<Request, Staff, Reply> act) {
    return request -> {
      var scopes = request.claim("scope").map(text -> Arrays.asList(text.split(" ", -1)));
      var staff =
          scopes.orElse(List.of()).contains(StaffTokens.SCOPE)
              ? request.claim("sub").map(Staff::new)
              : request.bearer().flatMap(_ -> signIn.staff(request, clock.instant()));
      return staff.isPresent()
          ? act.apply(request, staff.get())
          : problems(request, 401, "unauthorized.title", List.of(Problem.of("", "not_staff")))
              .with("www-authenticate", "Bearer");
    };
  }

  private Reply today(Request request) {
    return Reply.html(200, pages.today(request, readConsole.today(), clock.instant()));
  }

  private Reply partner(Request request) {
    var found = stores.partners().find(request.parameter("id"));
    if (found.isEmpty()) {
      return notFound(request);
    }
    var partner = found.get();
    var alike = Likeness.of(partner.summary(), stores.partners().all());
    return Reply.html(
        200, pages.partner(request, partner, alike, stores.slots().uploads(partner.id())));
  }

  private Reply mail(Request request) {
    return Reply.html(200, pages.mail(request, stores.outbox().needingCare()));
  }

  private Reply approve(Request request, Staff staff) {
    var id = request.parameter("id");
    return decided(
        request, staff, "partner-approved", approvePartner.approve(id), "/console?approved=" + id);
  }

  private Reply decline(Request request, Staff staff) {
    var decision = stores.partners().decline(request.parameter("id"), clock.instant());
    return decided(request, staff, "partner-declined", decision, "/console");
  }

  private Reply decided(
      Request request, Staff staff, String event, Decision decision, String next) {
    return switch (decision) {
      case Decision.Decided(var partner) -> {
        log.info(event, Map.of("partner", partner.id(), "staff", staff.subject()));
        yield Reply.seeOther(next);
      }
      case Decision.AlreadyDecided _ -> Reply.seeOther("/console");
      case Decision.NoSuchPartner _ -> notFound(request);
    };
  }

  private Reply resend(Request request, Staff staff) {
    var id = request.parameter("id");
    if (stores.outbox().find(id).isEmpty()) {
      return notFound(request);
    }
    if (stores.outbox().resend(id, clock.instant())) {
      log.info("mail-resent", Map.of("mail", id, "staff", staff.subject()));
    }
    return Reply.seeOther("/console/mail");
  }

  private Reply callback(Request request) {
    return signIn
        .finish(request, clock.instant())
        .orElseGet(() -> Reply.html(400, pages.refusal(request, "not-signed-in", List.of())));
  }

  private Reply signOut(Request request) {
    return sameOrigin.admits(request)
        ? signIn.end()
        : Reply.html(403, pages.refusal(request, "elsewhere", List.of()));
  }

  private Reply partnersJson(Request request, Staff staff) {
    var status = request.query().text("status");
    return Reply.json(
        200,
        ConsoleApi.partners(
            readConsole.partners().stream()
                .filter(
                    listed -> status.isEmpty() || listed.partner().status().code().equals(status))
                .toList()));
  }

  private Reply approveJson(Request request, Staff staff) {
    return switch (approvePartner.approve(request.parameter("id"))) {
      case Decision.Decided(var partner) -> {
        log.info("partner-approved", Map.of("partner", partner.id(), "staff", staff.subject()));
        yield Reply.json(200, ConsoleApi.partner(partner));
      }
      case Decision.AlreadyDecided(var partner) -> Reply.json(200, ConsoleApi.partner(partner));
      case Decision.NoSuchPartner _ ->
          problems(request, 404, "not-found.title", List.of(Problem.of("", "no_such_partner")));
    };
  }

  private Reply putSeries(Request request, Staff staff) {
    var id = request.parameter("id");
    var body = request.json(JsonNode.class);
    var before = stores.meetings().series(id);
    return switch (SeriesRequest.read(id, body, before)) {
      case SeriesRequest.Read.Bad(var problems) ->
          problems(request, 422, "problems.title", problems);
      case SeriesRequest.Read.Good(var series) -> {
        stores.meetings().save(series);
        log.info("series-kept", Map.of("series", id, "staff", staff.subject()));
        yield Reply.json(before.isPresent() ? 200 : 201, ConsoleApi.series(series))
            .with("location", "/meetings/" + id);
      }
    };
  }

  private Reply uploadsJson(Request request, Staff staff) {
    return Reply.json(200, ConsoleApi.uploads(readConsole.uploads()));
  }

  private Reply notFound(Request request) {
    return Reply.html(404, pages.refusal(request, "not-found", List.of()));
  }

  private Reply unreadable(Request request, BadRequest bad) {
    return request.isForApi()
        ? problems(request, bad.status(), "unreadable.title", bad.problems())
        : Reply.html(bad.status(), pages.refusal(request, "unreadable", bad.problems()));
  }

  private static Reply problems(Request request, int status, String title, List<Problem> problems) {
    var words = ConsolePages.words(request.language());
    return ProblemReply.of(
        status, words.say(title), problems, problem -> ConsolePages.say(words, problem));
  }
}
