package org.backbone.partners;

import java.util.List;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.form.Field;
import org.backbone.platform.core.form.Fields;

/// What an organisation is asked when it joins, in this order. A field that is declared here is on
/// the form and in the JSON of `POST /api/v1/partners`, is checked, comes back in a form that is
/// refused, is kept in the partner's item, and is read by staff; its words are `field.<name>`.
public final class JoinFields {
  private static final int NAME_MOST = 120;
  private static final int LINE_MOST = 160;
  private static final int WORD_MOST = 80;
  private static final int LIST_MOST = 30;

  /// All of them.
  public static final Fields FIELDS = new Fields();

  /// The organisation's name, as people know it.
  public static final Field<String> NAME =
      FIELDS.add(Field.line("name", NAME_MOST).required().filledAs("organization"));

  /// What kind of organisation it is.
  public static final Field<PartnerKind> KIND =
      FIELDS.add(Field.choice("kind", List.of(PartnerKind.values()), PartnerKind::code).required());

  /// Its field of work.
  public static final Field<String> SECTOR = FIELDS.add(Field.line("sector", LINE_MOST));

  /// What it offers.
  public static final Field<List<String>> SERVICES =
      FIELDS.add(Field.items("services", LIST_MOST, WORD_MOST));

  /// The languages that it works in, as it names them.
  public static final Field<List<String>> LANGUAGES =
      FIELDS.add(Field.items("languages", LIST_MOST, WORD_MOST));

  /// Where it serves.
  public static final Field<String> AREA = FIELDS.add(Field.line("area", LINE_MOST));

  /// The person whom we write to.
  public static final Field<String> CONTACT_NAME =
      FIELDS.add(Field.line("contact/name", NAME_MOST).required().filledAs("name"));

  /// Their address.
  public static final Field<String> CONTACT_EMAIL =
      FIELDS.add(Field.email("contact/email").required());

  /// The language that they are written to in.
  public static final Field<Language> CONTACT_LANGUAGE =
      FIELDS.add(Field.language("contact/language").required());

  /// That we may keep and use all this.
  public static final Field<Boolean> CONSENT = FIELDS.add(Field.consent("consent"));

  /// Those of the contact, which staff may change, and which go when a partner leaves.
  public static List<Field<?>> ofContact() {
    return List.of(CONTACT_NAME, CONTACT_EMAIL, CONTACT_LANGUAGE);
  }

  private JoinFields() {}
}
