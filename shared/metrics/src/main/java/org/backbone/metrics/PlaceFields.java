package org.backbone.metrics;

import java.util.Arrays;
import java.util.List;
import org.backbone.metrics.NetworkPlace.Kind;
import org.backbone.platform.core.form.Answers;
import org.backbone.platform.core.form.Field;
import org.backbone.platform.core.form.Fields;

/// What staff say of a place.
public final class PlaceFields {
  private static final int NAME_MOST = 200;
  private static final int MOST_ALIASES = 50;

  /// All of them.
  public static final Fields FIELDS = new Fields();

  /// The code that figures have; it never changes.
  public static final Field<String> ID = FIELDS.add(CatalogueIds.PLACE.field());

  /// What people call it.
  public static final Field<String> NAME = FIELDS.add(Field.line("name", NAME_MOST).required());

  /// How far it reaches.
  public static final Field<Kind> KIND =
      FIELDS.add(Field.choice("kind", Arrays.asList(Kind.values()), Kind::code).required());

  /// The code of the place that it lies in.
  public static final Field<String> IN = FIELDS.add(Field.line("in", CatalogueIds.MOST));

  /// What else files call it.
  public static final Field<List<String>> ALIASES =
      FIELDS.add(Field.items("aliases", MOST_ALIASES, NAME_MOST));

  private PlaceFields() {}

  /// What a form shows of a place that there is.
  public static Answers of(NetworkPlace place) {
    return Answers.none()
        .with(ID, place.id())
        .with(NAME, place.name())
        .with(KIND, place.kind())
        .with(IN, place.in())
        .with(ALIASES, place.aliases());
  }

  /// The place that answers without problems speak of.
  public static NetworkPlace place(Answers answers) {
    return new NetworkPlace(
        answers.get(ID),
        answers.get(KIND),
        answers.get(IN),
        answers.get(NAME),
        answers.get(ALIASES));
  }
}
