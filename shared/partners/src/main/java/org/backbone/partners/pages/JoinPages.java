package org.backbone.partners.pages;

import gg.jte.Content;
import java.util.List;
import org.backbone.partners.JoinFields;
import org.backbone.partners.pages.jte.StaticTemplates;
import org.backbone.partners.pages.jte.Templates;
import org.backbone.platform.core.Ids;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.Problem;
import org.backbone.platform.core.form.Answers;
import org.backbone.platform.lambda.Request;
import org.backbone.platform.pages.FormView;
import org.backbone.platform.pages.Kit;
import org.backbone.platform.pages.Layout;
import org.backbone.platform.pages.Nav;
import org.backbone.platform.pages.PageFrame;
import org.backbone.platform.pages.ProblemWords;
import org.backbone.platform.pages.Words;

/// The pages of joining, in every language.
public final class JoinPages {
  private static final Templates TEMPLATES = new StaticTemplates();

  private final String network;

  /// Pages of the network of this name.
  public JoinPages(String network) {
    this.network = network;
  }

  static Words words(Language language) {
    return Words.of(language, "partners");
  }

  /// The form before anybody filled it in.
  ///
  /// @param stamp when it is drawn, signed
  public String blank(Request request, String stamp) {
    var answers = Answers.none().with(JoinFields.CONTACT_LANGUAGE, request.language());
    return form(request, answers, List.of(), Ids.token(), stamp);
  }

  /// The form as it was sent, with what is wrong with it.
  String refused(
      Request request, Answers answers, String key, String stamp, List<Problem> problems) {
    return form(request, answers, problems, key, stamp);
  }

  /// What happens next.
  String thanks(Request request) {
    var words = words(request.language());
    return page(request, "thanks.title", TEMPLATES.joinThanks(words), false);
  }

  /// A request that cannot be read at all.
  String unreadable(Request request, List<Problem> problems) {
    var words = words(request.language());
    var told = problems.stream().map(problem -> ProblemWords.say(words, problem)).toList();
    var main =
        Kit.kit.refused(
            words,
            words.say("unreadable.title"),
            told,
            "/partners/join",
            words.say("unreadable.again"));
    return page(request, "unreadable.title", main, true);
  }

  private String form(
      Request request, Answers answers, List<Problem> problems, String key, String stamp) {
    var words = words(request.language());
    var form = FormView.filled(words, JoinFields.FIELDS, answers, problems);
    var frame = frame(request, "join.title").describedAs(words.say("join.lede"));
    return Layout.html(frame.refusedIf(form.refused()), TEMPLATES.join(words, form, key, stamp));
  }

  private String page(Request request, String title, Content main, boolean refused) {
    return Layout.html(frame(request, title).refusedIf(refused), main);
  }

  private PageFrame frame(Request request, String title) {
    var language = request.language();
    return PageFrame.of(language, network, request.path(), words(language).say(title)).at(Nav.JOIN);
  }
}
