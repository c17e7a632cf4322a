package org.eigentape.tools.figures.sweep;

import java.util.List;
import org.eigentape.tools.figures.comparison.ComparisonRow;
import org.eigentape.tools.figures.comparison.ComparisonTable;

/** The page with all figures and comparisons of a sweep: plain HTML that needs neither scripts nor a network. */
final class FiguresPage {

    private static final String STYLE = String.join(
            "\n",
            "body { font: 16px/1.5 serif; color: #1a1a1a; max-width: 68rem; margin: 2rem auto; padding: 0 1rem; }",
            "nav ul { columns: 2; }",
            "figure { margin: 2.5rem 0; }",
            "img { width: 100%; height: auto; }",
            "img.map { max-width: 49rem; display: block; margin: 0 auto; }",
            "figcaption { color: #444; }",
            "table { border-collapse: collapse; width: 100%; font-size: 0.9em; }",
            "th, td { text-align: left; vertical-align: top; padding: 0.3em 0.6em; border-bottom: 1px solid #ccc; }",
            "td.good { color: #00694d; }",
            "td.bad { color: #a33c00; font-weight: bold; }");

    private final StringBuilder page = new StringBuilder();

    private FiguresPage() {}

    /** The page as text. */
    static String of(SweepPage sweep) {
        FiguresPage page = new FiguresPage();
        page.head(sweep);
        page.contents(sweep);
        sweep.first().forEach(page::add);
        sweep.comparison().ifPresent(page::add);
        sweep.further().forEach(page::add);
        page.line("</body>");
        page.line("</html>");
        return page.page.toString();
    }

    private void head(SweepPage sweep) {
        line("<!DOCTYPE html>");
        line("<html lang=\"en\">");
        line("<head>");
        line("<meta charset=\"utf-8\">");
        line("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        line("<title>" + HtmlText.escaped(sweep.title()) + "</title>");
        line("<style>\n" + STYLE + "\n</style>");
        line("</head>");
        line("<body>");
        line("<h1>" + HtmlText.escaped(sweep.title()) + "</h1>");
        line("<p>" + HtmlText.of(sweep.words().strip()) + "</p>");
        sweep.tables()
                .keySet()
                .forEach(name ->
                        line("<p><a href=\"" + HtmlText.escaped(name) + "\">" + HtmlText.escaped(name) + "</a></p>"));
    }

    private void contents(SweepPage sweep) {
        line("<nav><ul>");
        sweep.first().forEach(this::entries);
        sweep.comparison().ifPresent(table -> entry("comparison", table.heading()));
        sweep.further().forEach(this::entries);
        line("</ul></nav>");
    }

    private void entries(PageSection section) {
        section.figures().forEach(figure -> entry(figure.name(), figure.title()));
    }

    private void add(PageSection section) {
        line("<h2>" + HtmlText.of(section.heading()) + "</h2>");
        section.figures().forEach(figure -> add(figure, section.narrow()));
    }

    private void entry(String name, String title) {
        line("<li><a href=\"#" + name + "\">" + HtmlText.of(title) + "</a></li>");
    }

    private void add(SweepFigure figure, boolean narrow) {
        if (figure.figure().isPresent()) {
            add(figure.figure().get(), narrow);
        } else {
            line("<section id=\"" + figure.name() + "\">");
            line("<h3>" + HtmlText.of(figure.title()) + "</h3>");
            line("<p>" + HtmlText.of(figure.reason()) + "</p>");
            line("</section>");
        }
    }

    private void add(CaptionedFigure figure, boolean narrow) {
        String name = figure.drawing().name();
        line("<figure id=\"" + name + "\">");
        line("<h3>" + HtmlText.of(figure.title()) + "</h3>");
        line("<img" + (narrow ? " class=\"map\"" : "") + " src=\"" + name + ".png\" alt=\""
                + HtmlText.escaped(figure.title())
                + "\" width=\"" + figure.drawing().width() + "\" height=\""
                + figure.drawing().height() + "\">");
        line("<figcaption>" + HtmlText.of(figure.caption()) + " <a href=\"" + name + ".svg\">SVG</a> <a href=\"" + name
                + ".png\">PNG</a></figcaption>");
        line("</figure>");
    }

    private void add(ComparisonTable comparisons) {
        line("<section id=\"comparison\">");
        line("<h2>" + HtmlText.of(comparisons.heading()) + "</h2>");
        line("<p>" + HtmlText.of(comparisons.rule()) + " <a href=\"" + SweepFigures.COMPARISON + "\">CSV</a></p>");
        line("<table>");
        line("<tr><th>Statement</th><th>Reference</th><th>Measured here</th><th>Verdict</th></tr>");
        comparisons.rows().stream().filter(ComparisonRow::isAnswered).forEach(this::add);
        line("</table>");
        List<ComparisonRow> unanswered =
                comparisons.rows().stream().filter(row -> !row.isAnswered()).toList();
        if (!unanswered.isEmpty()) {
            line("<details><summary>" + unanswered.size() + " rows that this sweep does not answer</summary>");
            line("<table>");
            line("<tr><th>Statement</th><th>Reference</th><th>Measured here</th><th>Verdict</th></tr>");
            unanswered.forEach(this::add);
            line("</table>");
            line("</details>");
        }
        line("</section>");
    }

    private void add(ComparisonRow row) {
        line("<tr><td>" + HtmlText.of(row.statement()) + "</td><td>" + HtmlText.of(row.reference()) + "<br><small>"
                + HtmlText.of(row.source()) + "</small></td><td>" + HtmlText.of(row.measured()) + "</td><td"
                + colour(row.verdict()) + ">" + HtmlText.of(row.verdict()) + "</td></tr>");
    }

    private static String colour(String verdict) {
        if (verdict.equals("holds") || verdict.startsWith("inside")) {
            return " class=\"good\"";
        }
        return verdict.startsWith("outside") || verdict.startsWith("does not") ? " class=\"bad\"" : "";
    }

    private void line(String text) {
        page.append(text).append('\n');
    }
}
