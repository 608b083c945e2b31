package org.backbone.partners.pages;

import org.backbone.access.People;
import org.backbone.access.ProgramToken;
import org.backbone.access.Session;
import org.backbone.mail.Link;
import org.backbone.mail.MailShelf;
import org.backbone.mail.OutboxItem;
import org.backbone.partners.PartnerStore;
import org.backbone.partners.pages.jte.StaticTemplates;
import org.backbone.partners.pages.jte.Templates;
import org.backbone.platform.core.Lifetimes;
import org.backbone.platform.lambda.Reply;
import org.backbone.platform.lambda.Request;
import org.backbone.platform.lambda.Routes;
import org.backbone.platform.pages.Layout;
import org.backbone.platform.pages.PageFrame;
import org.backbone.platform.pages.site.PublicSection;

/// What is kept about people, for how long, and how they have it removed.
public final class PrivacySection implements PublicSection {
  private static final Templates TEMPLATES = new StaticTemplates();

  private final String network;
  private final String mailbox;

  /// The page of a network.
  ///
  /// @param network its name
  /// @param mailbox the address to write to
  public PrivacySection(String network, String mailbox) {
    this.network = network;
    this.mailbox = mailbox;
  }

  @Override
  public Routes addTo(Routes routes) {
    return routes.on("GET /privacy", this::privacy);
  }

  private Reply privacy(Request request) {
    var words = JoinPages.words(request.language());
    var days =
        new PrivacyView(
            mailbox,
            PartnerStore.WAITING.toDays(),
            People.REMEMBERED.toDays(),
            OutboxItem.KEPT.toDays(),
            MailShelf.KEPT.toDays(),
            Link.REMEMBERED.toDays(),
            Session.LIFETIME.toDays(),
            ProgramToken.LONGEST.toDays(),
            Lifetimes.FILE.toDays(),
            Lifetimes.REFUSED_FILE.toDays(),
            Lifetimes.ERROR_FILE.toDays(),
            Lifetimes.LOG.toDays(),
            Lifetimes.BACKUP.toDays());
    var frame =
        PageFrame.of(request.language(), network, request.path(), words.say("privacy.title"))
            .describedAs(words.say("privacy.lede"));
    return Reply.html(200, Layout.html(frame, TEMPLATES.privacy(words, days)));
  }
}
