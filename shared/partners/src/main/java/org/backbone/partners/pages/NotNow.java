package org.backbone.partners.pages;

import java.util.List;
import org.backbone.partners.Partner;
import org.backbone.partners.pages.jte.StaticTemplates;
import org.backbone.partners.pages.jte.Templates;
import org.backbone.platform.core.Problem;
import org.backbone.platform.lambda.Reply;
import org.backbone.platform.lambda.Request;
import org.backbone.platform.pages.Words;
import org.backbone.platform.pages.console.ConsoleFrame;

/// The answer to who wants of a partner what it is not the time for: how it stands, that nothing
/// was changed, and where one sees what can be done (409).
final class NotNow {
  private static final Templates TEMPLATES = new StaticTemplates();

  private NotNow() {}

  static Reply reply(ConsoleFrame frame, Request request, Partner partner) {
    var words = Words.of(request.language(), "partners");
    if (request.isForApi()) {
      return frame.problems(
          request,
          409,
          "conflict.title",
          List.of(Problem.of("", "not_now", words.say("console.state." + partner.status().code()))),
          words);
    }
    var title = words.say("console.not-now.title");
    var main =
        TEMPLATES.partnerNotNow(
            words,
            title,
            words.say("console.not-now." + partner.status().code(), partner.name()),
            "/console/partners/" + partner.id());
    return frame.page(request, 409, title, "", main, false);
  }
}
