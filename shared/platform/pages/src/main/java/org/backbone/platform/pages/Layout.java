package org.backbone.platform.pages;

import gg.jte.Content;
import java.util.Arrays;
import java.util.List;
import org.backbone.platform.core.Language;
import org.jspecify.annotations.Nullable;

/// The frame of every page: masthead, navigation, strands, footer.
public final class Layout {
  private Layout() {}

  /// A whole page around its main part.
  public static String html(PageFrame frame, Content main) {
    return Contents.html(Kit.kit.layout(new Model(frame, main)));
  }

  /// What the layout's template reads.
  public static final class Model {
    private final PageFrame frame;
    private final Content main;
    private final Words words;

    Model(PageFrame frame, Content main) {
      this.frame = frame;
      this.main = main;
      this.words = Words.of(frame.language(), "pages");
    }

    /// One link of a navigation; `here` is `page` when it leads to where we are, else the
    /// attribute is left out.
    public record Item(String path, String text, @Nullable String here) {}

    public PageFrame frame() {
      return frame;
    }

    public Content main() {
      return main;
    }

    public Words words() {
      return words;
    }

    public String title() {
      var name = frame.title().isEmpty() ? frame.network() : frame.title() + ": " + frame.network();
      return frame.refused() ? words.say("error") + ": " + name : name;
    }

    /// What a link to the page is called: its title, without the network's name.
    public String subject() {
      return frame.title().isEmpty() ? frame.network() : frame.title();
    }

    /// The network's name in two lines, parted at the space nearest its middle.
    public List<String> brand() {
      var name = frame.network().strip();
      int best = -1;
      for (int i = name.indexOf(' '); i >= 0; i = name.indexOf(' ', i + 1)) {
        if (best < 0
            || Math.abs(2 * i + 1 - name.length()) < Math.abs(2 * best + 1 - name.length())) {
          best = i;
        }
      }
      return name.length() < 20 || best < 0
          ? List.of(name)
          : List.of(name.substring(0, best), name.substring(best + 1));
    }

    /// Who is at a desk or in the console has joined.
    public List<Item> items() {
      return Arrays.stream(Nav.values())
          .filter(nav -> nav != Nav.JOIN || !hasSubNav())
          .map(
              nav ->
                  new Item(nav.path(), words.say(nav.key()), here(frame.current().contains(nav))))
          .toList();
    }

    public boolean hasSubNav() {
      return !frame.subNav().isNone();
    }

    public List<Item> subItems() {
      return frame.subNav().links().stream()
          .map(link -> new Item(link.path(), link.text(), here(link.current())))
          .toList();
    }

    public @Nullable String mainClasses() {
      return openWidth() ? null : frame.width().classes();
    }

    public boolean openWidth() {
      return frame.width() == PageFrame.Width.OPEN;
    }

    /// Left out where a page is written from left to right, as it is by itself.
    public @Nullable String direction() {
      var direction = frame.language().direction();
      return direction.equals("ltr") ? null : direction;
    }

    public List<Language> others() {
      return frame.language().others();
    }

    public String asset(String name) {
      return Assets.path(name);
    }

    private static @Nullable String here(boolean current) {
      return current ? "page" : null;
    }
  }
}
