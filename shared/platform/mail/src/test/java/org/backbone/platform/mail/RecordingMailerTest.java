package org.backbone.platform.mail;

class RecordingMailerTest extends MailerContract {
  private final RecordingMailer mailer = new RecordingMailer();

  @Override
  protected Mailer mailer() {
    return mailer;
  }
}
