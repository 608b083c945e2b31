package org.backbone.outcomes.personal;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/// A column whose header says that it is about names, or about people, and not whose: what stands
/// in it decides, by its share. Places and groups that are known, organisations and words for
/// groups are no persons.
final class NameColumn {
  private static final int FEWEST_PERSONS = 2;
  private static final int ONE_IN = 10;
  private static final int MOST_DIFFERENT = 1_000;

  private final boolean isOfPersons;
  private final Set<String> different = new HashSet<>();
  private int filled;
  private int words;
  private int open;
  private int persons;

  /// A column.
  ///
  /// @param isOfPersons whether its header says that these are people, and not that they are names
  NameColumn(boolean isOfPersons) {
    this.isOfPersons = isOfPersons;
  }

  /// Looks at a cell; says whether it may be a person.
  boolean look(String cell, Predicate<String> isKnown) {
    filled++;
    if (!PersonalData.isWords(cell)) {
      return false;
    }
    words++;
    if (isKnown.test(cell) || !PersonName.mayBe(cell)) {
      return false;
    }
    open++;
    if (different.size() < MOST_DIFFERENT) {
      different.add(cell);
    }
    persons += PersonName.is(cell) ? 1 : 0;
    return true;
  }

  /// Whether it holds names of people. Kinds of people come again and again, names seldom do.
  boolean holdsNames() {
    if (persons >= FEWEST_PERSONS && persons * ONE_IN >= words) {
      return true;
    }
    return isOfPersons
        ? open > 0
            && open * 2 >= filled
            && (different.size() == MOST_DIFFERENT || different.size() * 2 >= open)
        : open * 2 > words;
  }
}
