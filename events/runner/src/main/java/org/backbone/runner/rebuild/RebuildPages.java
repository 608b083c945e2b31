package org.backbone.runner.rebuild;

import java.io.IOException;
import java.util.function.IntSupplier;
import org.backbone.platform.core.Language;
import org.backbone.platform.files.FileStore;
import org.backbone.platform.table.Table;
import org.backbone.runner.http.LocalExchange;
import org.backbone.runner.http.LocalPages;
import org.backbone.runner.options.AnswerOptions.Format;

/// `POST /_local/rebuild`: what was derived is compared or made again while the stack runs.
public final class RebuildPages {
  /// The page's path.
  public static final String PATH = "/_local/rebuild";

  /// The header that says whether something is wrong yet.
  public static final String WRONG = "Backbone-Wrong";

  private final Table table;
  private final FileStore files;
  private final IntSupplier minN;

  /// Over the stack's own table and files.
  public RebuildPages(Table table, FileStore files, IntSupplier minN) {
    this.table = table;
    this.files = files;
    this.minN = minN;
  }

  /// Adds the page.
  public void addTo(LocalPages pages) {
    pages.on("POST /_local/rebuild", this::rebuild);
  }

  private void rebuild(LocalExchange exchange) throws IOException {
    var form = exchange.form();
    var language = Language.of(form.getOrDefault("lang", "en")).orElse(Language.EN);
    var format = "json".equals(form.get("format")) ? Format.JSON : Format.TEXT;
    var rebuilt = Rebuilt.of(table, files, minN.getAsInt(), !"true".equals(form.get("compare")));
    exchange
        .with(WRONG, Boolean.toString(rebuilt.isWrong()))
        .text(200, RebuiltAnswer.of(rebuilt, format, language));
  }
}
