package org.backbone.platform.pages;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.Problem;
import org.backbone.platform.lambda.BadRequest;
import org.backbone.platform.lambda.Failure;
import org.backbone.platform.lambda.Form;
import org.backbone.platform.lambda.HouseReplies;
import org.backbone.platform.lambda.ProblemReply;
import org.backbone.platform.lambda.Reply;
import org.backbone.platform.lambda.Request;

/// The house's own answers as pages in the reader's language, and as problems behind the API.
public final class HousePages implements HouseReplies {
  private static final int SECONDS_OF_A_MINUTE = 60;
  private static final String HOME = Nav.HOME.path();

  // What is typed once and shown to nobody. No form of ours asks for any; the rule is for the next.
  private static final Pattern SECRET =
      Pattern.compile("passw|secret|token|^code$", Pattern.CASE_INSENSITIVE);

  private final String network;

  /// The pages of a network.
  public HousePages(String network) {
    this.network = network;
  }

  /// A value of a form, as it was sent.
  public record Sent(String name, String value) {}

  /// What the page of a failure shows.
  ///
  /// @param path where to try again: a path of ours
  /// @param sent what is sent once more, for a form; nothing where a link is enough, or where the
  ///     form could not be read
  /// @param isForm whether something was sent, and not only looked at
  public record Failed(Failure failure, String path, Optional<List<Sent>> sent, boolean isForm) {
    public Failed {
      sent = sent.map(List::copyOf);
    }

    /// What happened, as a title.
    public String title(Words words) {
      return words.say(failure.passes() ? "unavailable.title" : "failed.title");
    }

    /// What happened, and what is not lost.
    public String text(Words words) {
      return words.say(failure.passes() ? "unavailable.text" : "failed.text");
    }
  }

  @Override
  public Reply unreadable(Request request, BadRequest bad) {
    var words = words(request.language());
    return request.isForApi()
        ? ProblemReply.of(
            bad.status(),
            words.say("refused.title"),
            bad.problems(),
            problem ->
                words
                    .first(
                        List.of("refused." + problem.code(), "problem." + problem.code()),
                        problem.arguments().toArray())
                    .orElseThrow(() -> new IllegalStateException("no words for " + problem)))
        : dead(request, bad.status(), words.say("refused.title"), words.say("refused.text"));
  }

  @Override
  public Reply elsewhere(Request request) {
    var words = words(request.language());
    var title = words.say("elsewhere.title");
    return request.isForApi()
        ? problem(403, title, "other_origin", words.say("elsewhere.api"), Map.of())
        : dead(request, 403, title, words.say("elsewhere.text"));
  }

  @Override
  public Reply failed(Request request, Failure failure) {
    var words = words(request.language());
    var isForm = !request.method().equals("GET") && !request.method().equals("HEAD");
    var path = request.keepingLanguage(LanguageChoice.back(request.pathAndQuery()));
    var shown = new Failed(failure, path, isForm ? sentAgain(request) : Optional.empty(), isForm);
    if (request.isForApi()) {
      return problem(
          failure.status(),
          shown.title(words),
          failure.passes() ? "unavailable" : "failed",
          words.say(failure.passes() ? "unavailable.api" : "failed.api"),
          Map.of("reference", failure.reference()));
    }
    var others = request.language().others().stream().map(HousePages::words).toList();
    // Where something was sent there may be no page to look at.
    return page(
        request,
        failure.status(),
        isForm ? HOME : request.pathAndQuery(),
        shown.title(words),
        Kit.kit.failed(words, shown, others));
  }

  @Override
  public Reply tooMany(Request request, long seconds) {
    var words = words(request.language());
    var minutes = (seconds + SECONDS_OF_A_MINUTE - 1) / SECONDS_OF_A_MINUTE;
    var title = words.count("too-many.title", minutes);
    if (request.isForApi()) {
      return problem(429, title, "too_many", words.say("too-many.api"), Map.of());
    }
    var path = request.keepingLanguage(LanguageChoice.back(request.pathAndQuery()));
    var others = request.language().others().stream().map(HousePages::words).toList();
    var main = Kit.kit.tooMany(words, minutes, path, sentAgain(request), others);
    return page(request, 429, HOME, title, main);
  }

  /// To a request whose path is there and takes other methods than its own; 405.
  ///
  /// @param allowed the methods that it takes (RFC 9110, section 10.2.1)
  public Reply wrongMethod(Request request, List<String> allowed) {
    var words = words(request.language());
    var title = words.say("wrong-method.title");
    var reply =
        request.isForApi()
            ? problem(405, title, "wrong_method", words.say("wrong-method.api"), Map.of())
            : dead(request, 405, title, words.say("wrong-method.text"));
    return reply.with("allow", String.join(", ", allowed));
  }

  /// To a request for what is not there; 404. The path may be a part of a link that came by mail,
  /// so nothing of it is logged.
  public Reply nowhere(Request request) {
    var words = words(request.language());
    if (request.isForApi()) {
      var text = words.say("nowhere.api.text");
      return problem(404, words.say("nowhere.api"), "no_such_route", text, Map.of());
    }
    var title = words.say("nowhere.title");
    return page(request, 404, request.pathAndQuery(), title, Kit.kit.nowhere(words));
  }

  private static Reply problem(
      int status, String title, String code, String detail, Map<String, ?> more) {
    return ProblemReply.of(status, title, List.of(Problem.of("", code)), _ -> detail, more);
  }

  private Reply dead(Request request, int status, String title, String text) {
    var link = words(request.language()).say("refused.link");
    return page(request, status, HOME, title, Kit.kit.dead(title, text, HOME, link));
  }

  private Reply page(Request request, int status, String path, String title, Content main) {
    return Reply.html(
        status, Layout.html(PageFrame.of(request.language(), network, path, title), main));
  }

  /// What somebody sent by a form, to be sent once more; nothing where it cannot be read as a form.
  public static Optional<List<Sent>> sentAgain(Request request) {
    try {
      return Optional.of(sent(request.form()));
    } catch (BadRequest _) {
      return Optional.empty();
    }
  }

  private static List<Sent> sent(Form form) {
    var sent = new ArrayList<Sent>();
    for (var name : form.names()) {
      if (!SECRET.matcher(name).find()) {
        form.all(name).forEach(value -> sent.add(new Sent(name, value)));
      }
    }
    return sent;
  }

  private static Words words(Language language) {
    return Words.of(language, "pages");
  }
}
