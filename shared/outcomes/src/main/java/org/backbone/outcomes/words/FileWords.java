package org.backbone.outcomes.words;

import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.backbone.outcomes.check.Doubt;
import org.backbone.outcomes.check.ProblemCode;
import org.backbone.outcomes.check.ProblemGroup;
import org.backbone.outcomes.check.ProblemGroup.Sample;
import org.backbone.outcomes.check.RowProblem;
import org.backbone.platform.core.Language;
import org.backbone.platform.pages.Words;

/// What the problems and notes of a file say, in the reader's language.
public final class FileWords {
  private static final Pattern PLACE = Pattern.compile("[{](\\w+)[}]");
  private static final Pattern OPTIONAL = Pattern.compile("\\[[^]]*\\]");

  private final Words words;

  private FileWords(Words words) {
    this.words = words;
  }

  /// The words in `language`.
  public static FileWords in(Language language) {
    return new FileWords(Words.of(language, "outcomes"));
  }

  /// What is wrong, as a sentence without the row.
  public String what(RowProblem problem) {
    return said(problem, ".what");
  }

  /// What to do, as sentences.
  public String toDo(RowProblem problem) {
    return said(problem, ".todo");
  }

  /// Where, what, and what to do.
  public String message(RowProblem problem) {
    var sentences = what(problem) + " " + toDo(problem);
    return problem.row() == 0
        ? sentences
        : words.say("file.problem.row", Long.toString(problem.row()), sentences);
  }

  /// What is wrong in the group's rows, as a sentence without their numbers.
  public String what(ProblemGroup group) {
    return what(example(group));
  }

  /// What to do about it.
  public String toDo(ProblemGroup group) {
    return toDo(example(group));
  }

  /// What a note says, as sentences.
  public String note(ProblemGroup note) {
    var key = "file.note." + note.code();
    var counted = key + (note.rows() == 1 ? ".one" : ".other");
    return filled(words.message(words.has(counted) ? counted : key), name -> ofNote(note, name))
        .strip();
  }

  /// What is unlikely, as a sentence.
  ///
  /// @param about what the indicator or the column is called
  public String doubt(Doubt doubt, String about) {
    var key = "file.doubt." + doubt.code().id();
    var counted = key + (doubt.count() == 1 ? ".one" : ".other");
    var said =
        filled(
            words.message(words.has(counted) ? counted : key),
            name -> name.equals("n") ? words.number(doubt.count()) : about);
    return doubt.periods().isEmpty()
        ? said
        : words.say(
            "file.doubt.periods",
            said.substring(0, said.length() - 1),
            PeriodWords.of(words, doubt.periods()));
  }

  /// Why it is unlikely, and what may have happened.
  public String whyDoubted(Doubt doubt) {
    return words.say("file.doubt." + doubt.code().id() + ".why");
  }

  /// The header of the column that an error file has beside the partner's own.
  public String errorColumn() {
    return words.say("error-file.column");
  }

  /// What an error file says where there are more problems than it tells.
  public String first(int told, int all) {
    return words.say("error-file.first", told, all);
  }

  /// The name of the sheet that an error file has behind the partner's own.
  public String errorSheet() {
    return words.say("error-file.sheet");
  }

  /// What that sheet begins with.
  public String errorSheetTitle() {
    return words.say("error-file.sheet.title");
  }

  /// How many rows share a problem, as that sheet says it.
  public String errorRows(int rows) {
    return words.count("error-file.sheet.count", rows);
  }

  /// What the columns of that sheet are called.
  public List<String> errorSheetColumns() {
    return Stream.of("rows", "column", "what", "todo", "where")
        .map(column -> words.say("error-file.sheet." + column))
        .toList();
  }

  // Where what a cell says is not known any more, there is a sentence without it.
  private String said(RowProblem problem, String part) {
    var key = "file.problem." + problem.code().id() + part;
    var message = words.message(key);
    var bare = key + ".bare";
    var lacks =
        PLACE
            .matcher(OPTIONAL.matcher(message).replaceAll(""))
            .results()
            .anyMatch(place -> ofProblem(problem, place.group(1)).isEmpty());
    return filled(
        lacks && words.has(bare) ? words.message(bare) : message, name -> ofProblem(problem, name));
  }

  // In one pass, so that braces in a partner's text stay what they are. A part in [ ] is left out
  // where what it speaks of is empty.
  private static String filled(String pattern, Function<String, String> values) {
    var text = new StringBuilder();
    var part = 0;
    var empty = false;
    for (var at = 0; at < pattern.length(); at++) {
      switch (pattern.charAt(at)) {
        case '[' -> {
          part = text.length();
          empty = false;
        }
        case ']' -> text.setLength(empty ? part : text.length());
        case '{' -> {
          var end = pattern.indexOf('}', at);
          var value = values.apply(pattern.substring(at + 1, end));
          empty |= value.isEmpty();
          text.append(value);
          at = end;
        }
        default -> text.append(pattern.charAt(at));
      }
    }
    return text.toString();
  }

  private String ofProblem(RowProblem problem, String name) {
    return switch (name) {
      case "c" -> problem.column();
      case "v" -> problem.value();
      case "why" -> problem.arguments().get(languageOf(problem.arguments()));
      default -> problem.arguments().get(Integer.parseInt(name));
    };
  }

  private String ofNote(ProblemGroup note, String name) {
    var arguments = note.arguments();
    return switch (name) {
      case "n" -> words.number(note.rows());
      case "c" -> note.column();
      case "why" -> arguments.size() < 2 ? "" : arguments.get(languageOf(arguments));
      default -> arguments.isEmpty() ? "" : arguments.get(Integer.parseInt(name));
    };
  }

  // A note that was kept before a language was added has its reason in the first ones alone.
  private int languageOf(List<String> reasons) {
    var at = Language.all().indexOf(words.language());
    return at < reasons.size() ? at : 0;
  }

  private static RowProblem example(ProblemGroup group) {
    var code =
        ProblemCode.of(group.code())
            .orElseThrow(() -> new IllegalArgumentException("no problem: " + group.code()));
    var sample = group.samples().isEmpty() ? new Sample(0, "", "") : group.samples().getFirst();
    return new RowProblem(
        code, sample.row(), group.column(), sample.value(), List.copyOf(group.arguments()));
  }
}
