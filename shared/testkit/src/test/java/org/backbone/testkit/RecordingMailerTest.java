package org.backbone.testkit;

import org.backbone.domain.mail.Mailer;

class RecordingMailerTest extends MailerContract {
  private final RecordingMailer mailer = new RecordingMailer();

  @Override
  protected Mailer mailer() {
    return mailer;
  }
}
