package org.backbone.access.letters;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.backbone.access.ContactDirectory;
import org.backbone.access.Membership;
import org.backbone.access.SignIn;
import org.backbone.mail.Link;
import org.backbone.mail.Moment;
import org.backbone.mail.Outbox;
import org.backbone.mail.letters.Composer;
import org.backbone.mail.letters.MailBlock;
import org.backbone.mail.letters.MailDocument;
import org.backbone.mail.letters.MailLayout;
import org.backbone.mail.letters.MailText;
import org.backbone.platform.core.Digest;
import org.backbone.platform.core.EmailAddress;
import org.backbone.platform.core.Ids;
import org.backbone.platform.core.Language;
import org.backbone.platform.pages.Words;

/// Mails a link to whoever may sign in, and says nothing about whether somebody may.
public final class SendSignInLink {
  private static final int KEY_LENGTH = 16;

  // Whoever is no member is written a mail that nobody gets.
  private static final Membership NOBODY = new Membership("-", "-");

  private final ContactDirectory contacts;
  private final Outbox outbox;
  private final Composer composer;
  private final InstantSource clock;
  private final String network;
  private final String publicUrl;

  public SendSignInLink(
      ContactDirectory contacts,
      Outbox outbox,
      Composer composer,
      InstantSource clock,
      String network,
      String publicUrl) {
    this.contacts = contacts;
    this.outbox = outbox;
    this.composer = composer;
    this.clock = clock;
    this.network = network;
    this.publicUrl = publicUrl;
  }

  /// Needs an address without a fault; says whether there is a mail now that was not there before.
  /// Whether somebody may sign in or not, the same calls are made: nothing but the mailbox tells.
  ///
  /// @param key the form's: one form brings one mail, however often it is sent
  public boolean send(String typed, Language language, String key) {
    var email = EmailAddress.normal(typed);
    var members = contacts.membersOf(email);
    var partners = members.isEmpty() ? List.of(NOBODY) : members;
    var now = clock.instant();
    var until = now.plus(SignIn.ASKED_FOR);
    var links = new ArrayList<Link>();
    var buttons = new ArrayList<MailBlock.Link>();
    for (var partner : partners) {
      var token = Ids.token();
      links.add(new SignIn(partner.partner(), email).link(token, language, until));
      buttons.add(new MailBlock.Link(partner.name(), publicUrl + "/sign-in/" + token));
    }
    var mailKey =
        "sign-in#"
            + EmailAddress.shortDigest(email)
            + "#"
            + Digest.sha256(key).substring(0, KEY_LENGTH);
    var mail = mail(mailKey, email, language, buttons);
    var message = composer.compose(mail, Moment.of(now), until);
    if (members.isEmpty()) {
      outbox.pretend(message, links);
      return false;
    }
    return outbox.add(message, links);
  }

  private MailText mail(String key, String email, Language language, List<MailBlock.Link> buttons) {
    var words = words(language);
    var shown =
        buttons.size() > 1
            ? buttons
            : List.of(
                new MailBlock.Link(words.say("mail.sign-in.button"), buttons.getFirst().url()));
    var subject = words.say("mail.sign-in.subject", network);
    var minutes = SignIn.ASKED_FOR.toMinutes();
    var written =
        MailLayout.write(
            new MailDocument(
                language,
                network,
                words.say("mail.sign-in.heading"),
                words.say("mail.sign-in.preheader", minutes),
                List.of(
                    new MailBlock.Paragraph(words.say("mail.sign-in.text", minutes)),
                    new MailBlock.Buttons(shown),
                    new MailBlock.Small(words.say("mail.sign-in.not-you"))),
                words.say("mail.sign-in.reason"),
                List.of(),
                MailDocument.others(
                    language,
                    publicUrl + "/sign-in",
                    other -> words(other).say("mail.sign-in.other"))));
    return new MailText(key, email, "", language, subject, written.text(), written.html());
  }

  private static Words words(Language language) {
    return Words.of(language, "access");
  }
}
