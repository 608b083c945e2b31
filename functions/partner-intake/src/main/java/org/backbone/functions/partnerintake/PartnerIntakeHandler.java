package org.backbone.functions.partnerintake;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.backbone.partners.Joining;
import org.backbone.partners.Partner;
import org.backbone.partners.PartnerStatus;
import org.backbone.partners.PartnerStore;
import org.backbone.partners.pages.JoinForm;
import org.backbone.partners.pages.JoinNetwork;
import org.backbone.partners.pages.JoinPages;
import org.backbone.partners.pages.JoinRequest;
import org.backbone.partners.table.DynamoPartnerStore;
import org.backbone.platform.core.Ids;
import org.backbone.platform.core.Log;
import org.backbone.platform.core.Problem;
import org.backbone.platform.lambda.BadRequest;
import org.backbone.platform.lambda.Env;
import org.backbone.platform.lambda.JsonLog;
import org.backbone.platform.lambda.Limits;
import org.backbone.platform.lambda.ProblemReply;
import org.backbone.platform.lambda.Reply;
import org.backbone.platform.lambda.Request;
import org.backbone.platform.lambda.Routes;
import org.backbone.platform.pages.Trap;
import org.backbone.platform.table.Table;

/// `/partners/join` and `/api/v1/partners`: translates, decides nothing.
public final class PartnerIntakeHandler
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  private static final String FORM_FIELD = "form";

  private final JoinNetwork joinNetwork;
  private final PartnerStore partners;
  private final JoinPages pages;
  private final Log log = JsonLog.of("partner-intake");
  private final Routes routes;

  /// Wires the function to the table.
  public PartnerIntakeHandler() {
    this(
        new DynamoPartnerStore(Table.named(Env.system().require("TABLE_NAME"))),
        InstantSource.system(),
        Env.system().require("NETWORK_NAME"));
  }

  PartnerIntakeHandler(PartnerStore partners, InstantSource clock, String network) {
    this.joinNetwork = new JoinNetwork(partners, clock);
    this.partners = partners;
    this.pages = new JoinPages(network);
    this.routes =
        Routes.none()
            .on("GET /partners/join", request -> Reply.html(200, pages.blank(request)))
            .on("POST /partners/join", this::join)
            .on("GET /partners/thanks", request -> Reply.html(200, pages.thanks(request)))
            .on("POST /api/v1/partners", this::joinByJson)
            .on("GET /api/v1/partners/{id}", this::partner)
            .refusing(this::unreadable);
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    return routes.answer(event);
  }

  private Reply join(Request request) {
    var sent = request.form();
    if (Trap.caught(sent)) {
      log.info("join-trapped", Map.of());
      return thanks(request);
    }
    var form = JoinForm.of(sent, request.language());
    var key = sent.text("key");
    var usable = key.length() <= Limits.KEY_CHARACTERS ? key : "";
    var problems = form.problems();
    if (!problems.isEmpty()) {
      log.info("join-refused", Map.of("problems", problems.size()));
      return Reply.html(422, pages.refused(request, form, keyOrNew(usable), problems));
    }
    return switch (joinNetwork.join(form, usable)) {
      case Joining.Joined(var partner) -> {
        log.info("partner-joined", Map.of("partner", partner.id()));
        yield thanks(request);
      }
      case Joining.Repeated _ -> thanks(request);
      case Joining.KeyReused _ ->
          Reply.html(
              422,
              pages.refused(
                  request, form, keyOrNew(""), List.of(Problem.of(FORM_FIELD, "sent_before"))));
    };
  }

  private Reply joinByJson(Request request) {
    var language = request.language();
    var key = request.header("idempotency-key").map(String::strip).orElse("");
    if (key.length() > Limits.KEY_CHARACTERS) {
      throw new BadRequest(
          400, Problem.of("", "key_too_long", Integer.toString(Limits.KEY_CHARACTERS)));
    }
    var sent = JoinRequest.of(request.json(JsonNode.class), language);
    if (!sent.problems().isEmpty()) {
      log.info("join-refused", Map.of("problems", sent.problems().size()));
      return problems(request, 422, "problems.title", sent.problems());
    }
    return switch (joinNetwork.join(sent.form(), key)) {
      case Joining.Joined(var partner) -> {
        log.info("partner-joined", Map.of("partner", partner.id()));
        yield created(partner);
      }
      case Joining.Repeated(var partner) -> created(partner);
      case Joining.KeyReused _ ->
          problems(request, 422, "problems.title", List.of(Problem.of("", "key_reused")));
    };
  }

  // What anybody may know of a partner: of one that was declined, nothing.
  private Reply partner(Request request) {
    return partners
        .find(request.parameter("id"))
        .filter(partner -> partner.status() != PartnerStatus.DECLINED)
        .map(partner -> Reply.json(200, answer(partner, partner.status())))
        .orElseGet(
            () ->
                problems(
                    request, 404, "not-found.title", List.of(Problem.of("", "no_such_partner"))));
  }

  // Told as it was when they joined, so that a repeated request gets the same answer.
  private static Reply created(Partner partner) {
    return Reply.json(201, answer(partner, PartnerStatus.PENDING))
        .with("location", "/api/v1/partners/" + partner.id());
  }

  private static Map<String, String> answer(Partner partner, PartnerStatus status) {
    return new TreeMap<>(
        Map.of("id", partner.id(), "name", partner.name(), "status", status.code()));
  }

  private static Reply thanks(Request request) {
    return Reply.seeOther(request.keepingLanguage("/partners/thanks"));
  }

  private Reply unreadable(Request request, BadRequest bad) {
    return request.isForApi()
        ? problems(request, bad.status(), "unreadable.title", bad.problems())
        : Reply.html(bad.status(), pages.unreadable(request, bad.problems()));
  }

  private static Reply problems(Request request, int status, String title, List<Problem> problems) {
    var words = JoinPages.words(request.language());
    return ProblemReply.of(
        status, words.say(title), problems, problem -> JoinPages.say(words, problem));
  }

  private static String keyOrNew(String key) {
    return key.isBlank() ? Ids.token() : key;
  }
}
