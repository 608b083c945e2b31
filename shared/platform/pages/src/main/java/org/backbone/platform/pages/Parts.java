package org.backbone.platform.pages;

import gg.jte.Content;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// The parts that pages are made of, as the look's `components.html` shows them.
public final class Parts {
  /// The field that only programs fill in; a form that has it filled is dropped.
  public static final String HONEYPOT = Trap.FIELD;

  private Parts() {}

  /// One line of a list of facts; a `file` is anything out of somebody's file, set in its own type.
  public record Fact(String term, Content description, boolean file) {
    /// A fact in words.
    public static Fact of(String term, String description) {
      return new Fact(term, Contents.text(description), false);
    }

    /// A receipt's number, a column's header, a value.
    public static Fact file(String term, String description) {
      return new Fact(term, Contents.text(description), true);
    }

    /// A fact with markup.
    public static Fact rich(String term, Content description) {
      return new Fact(term, description, false);
    }
  }

  /// A short state: `✓ counted`.
  public static Content tag(Kind kind, String text) {
    return Kit.kit.tag(kind, text);
  }

  /// A box where something must be noticed.
  public static Content notice(Kind kind, String title, Content body) {
    return Kit.kit.notice(kind, title, body);
  }

  /// A box where something must be noticed, in one paragraph.
  public static Content notice(Kind kind, String title, String text) {
    return notice(kind, title, new Markup().element("p", text));
  }

  /// An empty place within a section: what will stand here, why it is worth it, the first step.
  public static Content empty(String title, String text, Content action) {
    return Kit.kit.empty(title, text, action);
  }

  /// An empty place right below the page's title, where no section's heading comes before it.
  public static Content emptyPage(String title, String text, Content action) {
    return Kit.kit.emptyPage(title, text, action);
  }

  /// Terms and what is to be said of them.
  public static Content facts(List<Fact> facts) {
    var part = new Markup().open("dl", "class", "facts");
    for (var fact : facts) {
      part.open("div").element("dt", fact.term());
      part.open("dd", fact.file() ? new String[] {"class", "file"} : new String[] {});
      part.add(fact.description()).close().close();
    }
    return part.close();
  }

  /// A list of rows parted by hairlines; each is a `<div>` and, if need be, a `<div class="end">`.
  public static Content rows(List<Content> rows) {
    return list("rows", rows);
  }

  /// Rows that each begin with a [day][#day].
  public static Content dates(List<Content> rows) {
    return list("rows dates", rows);
  }

  /// What stands first in a row.
  public static Content rowMain(Content content) {
    return new Markup().open("div").add(content).close();
  }

  /// What stands at a row's end.
  public static Content rowEnd(Content content) {
    return new Markup().open("div", "class", "end").add(content).close();
  }

  /// A leaf of a calendar.
  ///
  /// @param machine the date, or date and time with offset, for `datetime`
  public static Content day(Words words, LocalDate date, String machine) {
    return Kit.kit.day(words, date, machine);
  }

  /// A link.
  public static Content link(String path, String text) {
    return new Markup().element("a", text, "href", path);
  }

  /// A link that looks like a button: the one next step, when it is a GET.
  public static Content linkButton(String path, String text) {
    return new Markup().element("a", text, "class", "btn", "href", path);
  }

  /// A link that looks like a second button.
  public static Content plainLinkButton(String path, String text) {
    return new Markup().element("a", text, "class", "btn plain", "href", path);
  }

  /// A button that does something: a form of its own with what it sends.
  public static Content button(String path, String text, Map<String, String> sends) {
    return Kit.kit.button(path, text, ButtonStyle.FIRST, sends);
  }

  /// A second button.
  public static Content plainButton(String path, String text, Map<String, String> sends) {
    return Kit.kit.button(path, text, ButtonStyle.PLAIN, sends);
  }

  /// A button that refuses or takes away.
  public static Content dangerButton(String path, String text, Map<String, String> sends) {
    return Kit.kit.button(path, text, ButtonStyle.DANGER, sends);
  }

  /// A value that a form carries along unseen.
  public static Content hidden(String name, String value) {
    return new Markup().leaf("input", "type", "hidden", "name", name, "value", value);
  }

  /// A field that people neither see nor reach, for programs to fall into.
  public static Content honeypot(Words words) {
    return Kit.kit.trap(words);
  }

  /// A table that scrolls sideways inside itself, and can be reached by keyboard.
  public static Content scroll(String label, Content table) {
    return Kit.kit.scroll(label, table);
  }

  /// A table whose rows become blocks on a phone; each cell says what it is in `data-l`.
  public static Content stack(String label, Content table) {
    return Kit.kit.stack(label, table);
  }

  /// Something to open.
  public static Content details(String summary, Content body) {
    return Kit.kit.details(summary, body);
  }

  private static Content list(String style, List<Content> rows) {
    var part = new Markup().open("ul", "class", style);
    for (var row : rows) {
      part.open("li").add(row).close();
    }
    return part.close();
  }

  /// A page where nothing is: what is missing, and the one way on.
  public static Content dead(String title, String text, String path, String link) {
    return Kit.kit.dead(title, text, path, link);
  }
}
