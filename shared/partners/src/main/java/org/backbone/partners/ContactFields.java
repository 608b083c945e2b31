package org.backbone.partners;

import org.backbone.platform.core.Language;
import org.backbone.platform.core.form.Answers;
import org.backbone.platform.core.form.Field;
import org.backbone.platform.core.form.Fields;

/// What staff say of a partner's contact when they change it: by a form, and in the JSON of `PUT
/// /api/v1/staff/partners/{id}/contact`.
public final class ContactFields {
  private static final int NAME_MOST = 120;

  /// All of them.
  public static final Fields FIELDS = new Fields();

  /// Their name, or their role.
  public static final Field<String> NAME =
      FIELDS.add(Field.line("person/name", NAME_MOST).required());

  /// Their address.
  public static final Field<String> EMAIL = FIELDS.add(Field.email("person/email").required());

  /// The language that they are written to in.
  public static final Field<Language> LANGUAGE =
      FIELDS.add(Field.language("person/language").required());

  private ContactFields() {}

  /// What a form shows of the contact that there is.
  public static Answers of(Contact contact) {
    return Answers.none()
        .with(NAME, contact.name())
        .with(EMAIL, contact.email())
        .with(LANGUAGE, contact.language());
  }

  /// The contact that answers without fault speak of.
  public static Contact contact(Answers answers) {
    return new Contact(answers.get(NAME), answers.get(EMAIL), answers.get(LANGUAGE));
  }
}
