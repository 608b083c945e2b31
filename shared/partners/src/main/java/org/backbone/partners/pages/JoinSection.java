package org.backbone.partners.pages;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.backbone.access.Door;
import org.backbone.access.Strangers;
import org.backbone.partners.Application;
import org.backbone.partners.JoinFields;
import org.backbone.partners.Joining;
import org.backbone.partners.Partner;
import org.backbone.partners.PartnerStatus;
import org.backbone.partners.PartnerStore;
import org.backbone.platform.core.Ids;
import org.backbone.platform.core.Log;
import org.backbone.platform.core.Problem;
import org.backbone.platform.core.form.Answers;
import org.backbone.platform.lambda.BadRequest;
import org.backbone.platform.lambda.Limits;
import org.backbone.platform.lambda.ProblemReply;
import org.backbone.platform.lambda.Reply;
import org.backbone.platform.lambda.Request;
import org.backbone.platform.lambda.Routes;
import org.backbone.platform.lambda.SentAnswers;
import org.backbone.platform.lambda.TooMany;
import org.backbone.platform.pages.ProblemWords;
import org.backbone.platform.pages.Trap;
import org.backbone.platform.pages.site.PublicSection;

/// Joining: the form of `/partners/join`, and the same as JSON at `/api/v1/partners`.
public final class JoinSection implements PublicSection {
  private static final String FORM_FIELD = "form";

  private final JoinNetwork joinNetwork;
  private final PartnerStore partners;
  private final Strangers strangers;
  private final JoinPages pages;
  private final Log log;

  /// Lets organisations ask to be among `partners`.
  ///
  /// @param network the network's name
  public JoinSection(
      PartnerStore partners, Strangers strangers, InstantSource clock, String network, Log log) {
    this.strangers = strangers;
    this.joinNetwork = new JoinNetwork(clock);
    this.partners = partners;
    this.pages = new JoinPages(network);
    this.log = log;
  }

  @Override
  public Routes addTo(Routes routes) {
    return routes
        .on(
            "GET /partners/join",
            request -> Reply.html(200, pages.blank(request, strangers.stamp(Door.JOIN))))
        .on("POST /partners/join", this::join)
        .on("GET /partners/thanks", request -> Reply.html(200, pages.thanks(request)))
        .on("POST /api/v1/partners", this::joinByJson)
        .on("GET /api/v1/partners/{id}", this::partner);
  }

  /// The answer to a request that cannot be read at all.
  public Reply unreadable(Request request, BadRequest bad) {
    return request.isForApi()
        ? problems(request, bad.status(), "unreadable.title", bad.problems())
        : Reply.html(bad.status(), pages.unreadable(request, bad.problems()));
  }

  private Reply join(Request request) {
    var form = request.form();
    if (Trap.caught(form)) {
      log.info("join-trapped", Map.of());
      return thanks(request);
    }
    var sent = SentAnswers.of(JoinFields.FIELDS, form, answers -> completed(answers, request));
    var key = form.text("key");
    var usable = key.length() <= Limits.KEY_CHARACTERS ? key : "";
    var drawn = strangers.drawn(Door.JOIN, Trap.stamp(form));
    // Where something else is wrong the button is pressed once more anyway.
    var problems =
        sent.problems().isEmpty() && !drawn.isTaken()
            ? List.of(Problem.of(FORM_FIELD, drawn.problem()))
            : sent.problems();
    if (!problems.isEmpty()) {
      log.info("join-refused", Map.of("problems", problems.size(), "drawn", drawn.isTaken()));
      return Reply.html(
          422, pages.refused(request, sent.answers(), keyOrNew(usable), drawn.stamp(), problems));
    }
    return switch (joined(request, new Application(sent.answers()), usable)) {
      case Joining.Joined(var partner) -> {
        log.info("partner-joined", Map.of("partner", partner.id()));
        yield thanks(request);
      }
      case Joining.Repeated _ -> thanks(request);
      case Joining.Full _ ->
          later(
              Reply.html(
                  429,
                  pages.refused(
                      request,
                      sent.answers(),
                      keyOrNew(usable),
                      drawn.stamp(),
                      List.of(Problem.of(FORM_FIELD, "too_many_wait")))));
      case Joining.KeyReused _ ->
          Reply.html(
              422,
              pages.refused(
                  request,
                  sent.answers(),
                  keyOrNew(""),
                  drawn.stamp(),
                  List.of(Problem.of(FORM_FIELD, "sent_before"))));
    };
  }

  private Reply joinByJson(Request request) {
    var key = request.header("idempotency-key").map(String::strip).orElse("");
    if (key.length() > Limits.KEY_CHARACTERS) {
      throw new BadRequest(
          400, Problem.of("", "key_too_long", Integer.toString(Limits.KEY_CHARACTERS)));
    }
    var sent =
        SentAnswers.of(
            JoinFields.FIELDS,
            request.json(JsonNode.class),
            answers -> completed(answers, request));
    if (!sent.problems().isEmpty()) {
      log.info("join-refused", Map.of("problems", sent.problems().size()));
      return problems(request, 422, "problems.title", sent.problems());
    }
    // A program's key is its own: another one may count from 1, too.
    var own = key.isEmpty() ? "" : request.range() + "#" + key;
    return switch (joined(request, new Application(sent.answers()), own)) {
      case Joining.Joined(var partner) -> {
        log.info("partner-joined", Map.of("partner", partner.id()));
        yield created(partner);
      }
      case Joining.Repeated(var partner) -> created(partner);
      case Joining.Full _ ->
          later(problems(request, 429, "too-many.title", List.of(Problem.of("", "too_many_wait"))));
      case Joining.KeyReused _ ->
          problems(request, 422, "problems.title", List.of(Problem.of("", "key_reused")));
    };
  }

  private Joining joined(Request request, Application application, String key) {
    var submission = joinNetwork.submission(application, key);
    var address = application.contact().email();
    TooMany.orGoOn(strangers.refused(Door.JOIN, address, request.range(), submission.key()));
    return partners.join(submission);
  }

  private Reply later(Reply reply) {
    log.warn("join-full", Map.of());
    return reply.with("retry-after", Long.toString(Duration.ofDays(1).toSeconds()));
  }

  // Who does not say in which language to write to them is answered, and written to, in the
  // language of the page.
  private static Answers completed(Answers answers, Request request) {
    return answers.or(JoinFields.CONTACT_LANGUAGE, request.language());
  }

  // What anybody may know of a partner: of one that is no member, nothing.
  private Reply partner(Request request) {
    return partners
        .find(request.parameter("id"))
        .filter(Partner::isApproved)
        .map(partner -> Reply.json(200, answer(partner)))
        .orElseGet(
            () ->
                problems(
                    request, 404, "not-found.title", List.of(Problem.of("", "no_such_partner"))));
  }

  // Told as it was when they joined, so that a repeated request gets the same answer. Where it will
  // be found is not told: there is nothing to see before it is a member, and its id would say
  // whether others have the same name.
  private static Reply created(Partner partner) {
    return Reply.json(
        201,
        new TreeMap<>(
            Map.of(
                "name", partner.name(),
                "reference", partner.reference(),
                "status", PartnerStatus.PENDING.code())));
  }

  private static Map<String, String> answer(Partner partner) {
    return new TreeMap<>(
        Map.of("id", partner.id(), "name", partner.name(), "status", partner.status().code()));
  }

  private static Reply thanks(Request request) {
    return Reply.seeOther(request.keepingLanguage("/partners/thanks"));
  }

  private static Reply problems(Request request, int status, String title, List<Problem> problems) {
    var words = JoinPages.words(request.language());
    return ProblemReply.of(
        status, words.say(title), problems, problem -> ProblemWords.say(words, problem));
  }

  private static String keyOrNew(String key) {
    return key.isBlank() ? Ids.token() : key;
  }
}
