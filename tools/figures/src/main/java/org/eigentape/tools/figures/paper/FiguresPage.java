package org.eigentape.tools.figures.paper;

import java.util.List;
import org.eigentape.tools.figures.diagram.DiagramFigure;
import org.eigentape.tools.figures.paper.comparison.ComparisonRow;
import org.eigentape.tools.figures.paper.comparison.ComparisonTable;

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
    static String of(SweepFacts facts, List<PaperFigure> paper, ComparisonTable comparisons, List<PaperFigure> maps) {
        FiguresPage page = new FiguresPage();
        page.head(facts);
        page.contents(paper, maps);
        page.line("<h2>The figures of arXiv:2509.01349</h2>");
        paper.forEach(figure -> page.add(figure, false));
        page.add(comparisons);
        page.line("<h2>Maps of every quantity</h2>");
        maps.forEach(figure -> page.add(figure, true));
        page.line("</body>");
        page.line("</html>");
        return page.page.toString();
    }

    private void head(SweepFacts facts) {
        line("<!DOCTYPE html>");
        line("<html lang=\"en\">");
        line("<head>");
        line("<meta charset=\"utf-8\">");
        line("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        line("<title>" + HtmlText.escaped(title(facts)) + "</title>");
        line("<style>\n" + STYLE + "\n</style>");
        line("</head>");
        line("<body>");
        line("<h1>" + HtmlText.escaped(title(facts)) + "</h1>");
        line("<p>" + HtmlText.of(facts.protocolWords().strip()) + "</p>");
    }

    private static String title(SweepFacts facts) {
        return "Phase diagram of the sweep " + facts.name() + (facts.seed().isEmpty() ? "" : ", seed " + facts.seed());
    }

    private void contents(List<PaperFigure> paper, List<PaperFigure> maps) {
        line("<nav><ul>");
        paper.forEach(figure -> entry(figure.name(), figure.title()));
        entry("comparison", "Comparison with the paper");
        maps.forEach(figure -> entry(figure.name(), figure.title()));
        line("</ul></nav>");
    }

    private void entry(String name, String title) {
        line("<li><a href=\"#" + name + "\">" + HtmlText.of(title) + "</a></li>");
    }

    private void add(PaperFigure figure, boolean isMap) {
        if (figure.figure().isPresent()) {
            add(figure.figure().get(), isMap);
        } else {
            line("<section id=\"" + figure.name() + "\">");
            line("<h3>" + HtmlText.of(figure.title()) + "</h3>");
            line("<p>" + HtmlText.of(figure.reason()) + "</p>");
            line("</section>");
        }
    }

    private void add(DiagramFigure figure, boolean isMap) {
        String name = figure.drawing().name();
        line("<figure id=\"" + name + "\">");
        line("<h3>" + HtmlText.of(figure.title()) + "</h3>");
        line("<img" + (isMap ? " class=\"map\"" : "") + " src=\"" + name + ".png\" alt=\""
                + HtmlText.escaped(figure.title())
                + "\" width=\"" + figure.drawing().width() + "\" height=\""
                + figure.drawing().height() + "\">");
        line("<figcaption>" + HtmlText.of(figure.caption()) + " <a href=\"" + name + ".svg\">SVG</a> <a href=\"" + name
                + ".png\">PNG</a></figcaption>");
        line("</figure>");
    }

    private void add(ComparisonTable comparisons) {
        line("<section id=\"comparison\">");
        line("<h2>Comparison with the paper</h2>");
        line("<p>" + HtmlText.of(ComparisonTable.RULE) + " <a href=\"" + SweepFigures.COMPARISON + "\">CSV</a></p>");
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
