package org.backbone.partners.twin;

import java.util.List;
import org.backbone.partners.Application;
import org.backbone.partners.Contact;
import org.backbone.partners.JoinFields;
import org.backbone.partners.PartnerKind;
import org.backbone.platform.core.form.Answers;

/// Applications for tests: with what every partner says, and nothing more unless they add it.
public final class Applications {
  private Applications() {}

  /// An application with what most tests say.
  public static Application of(
      String name,
      PartnerKind kind,
      String sector,
      List<String> services,
      List<String> languages,
      String area,
      Contact contact) {
    return new Application(
        Answers.none()
            .with(JoinFields.NAME, name)
            .with(JoinFields.KIND, kind)
            .with(JoinFields.SECTOR, sector)
            .with(JoinFields.SERVICES, services)
            .with(JoinFields.LANGUAGES, languages)
            .with(JoinFields.AREA, area)
            .with(JoinFields.CONTACT_NAME, contact.name())
            .with(JoinFields.CONTACT_EMAIL, contact.email())
            .with(JoinFields.CONTACT_LANGUAGE, contact.language()));
  }
}
