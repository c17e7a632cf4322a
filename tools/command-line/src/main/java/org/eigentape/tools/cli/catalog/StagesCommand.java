package org.eigentape.tools.cli.catalog;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;
import org.eigentape.engine.stage.StageCatalog;
import org.eigentape.engine.stage.StageDescription;
import org.eigentape.engine.stage.StageProvider;
import org.eigentape.tools.cli.request.Catalogs;
import org.eigentape.tools.command.Command;
import org.eigentape.tools.command.Console;
import org.eigentape.tools.command.ExitCode;
import org.eigentape.tools.command.TextTable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

/** {@code eigentape stages}. */
@picocli.CommandLine.Command(
        name = "stages",
        description =
                "List the analyses that 'record' and 'replay' can run, or explain one: the tensors it needs, what it"
                        + " gives with shapes and units, and its parameters.",
        footer = {"", "Examples:", "  eigentape stages", "  eigentape stages level-spacing", "  eigentape stages --json"
        })
public final class StagesCommand extends Command {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "Explain this stage.")
    private @Nullable String name;

    /**
     * Creates the command.
     *
     * @param console where its output goes
     */
    public StagesCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        StageCatalog catalog = Catalogs.stages(console());
        List<StageProvider> providers = name == null ? catalog.all() : List.of(catalog.stage(name));
        List<StageDescription> stages =
                providers.stream().map(StageProvider::description).toList();
        if (isJson()) {
            ArrayNode list = JSON.createArrayNode();
            stages.forEach(stage -> list.add(JSON.valueToTree(stage)));
            document(list);
        } else if (stages.isEmpty()) {
            say("There are no stages on the class path; add jars with EIGENTAPE_CLASSPATH.");
        } else if (name == null) {
            TextTable table = new TextTable("stage", "version", "");
            stages.forEach(stage -> table.add(stage.name(), stage.version(), stage.summary()));
            table.print(text(), "");
            say("");
            say("'eigentape stages NAME' explains one.");
        } else {
            stages.forEach(this::explain);
        }
        return ExitCode.DONE;
    }

    private void explain(StageDescription stage) {
        say(stage.name() + ", version " + stage.version());
        say(stage.summary());
        TextTable needs = new TextTable("tensor", "", "");
        stage.needs()
                .forEach(need -> needs.add(need.pattern(), need.required() ? "required" : "optional", need.purpose()));
        section("Reads", needs);
        if (!stage.upstream().isEmpty()) {
            say("");
            say("After the stages " + String.join(", ", stage.upstream()) + ", whose results it reads.");
        }
        TextTable outputs = new TextTable("name", "shape", "unit", "");
        stage.outputs().forEach(out -> outputs.add(out.name(), out.shape(), out.unit(), out.description()));
        section("Gives", outputs);
        if (stage.parameters().isEmpty()) {
            return;
        }
        TextTable parameters = new TextTable("parameter", "default", "");
        stage.parameters()
                .forEach(parameter -> parameters.add(
                        parameter.name(),
                        parameter.defaultValue().isEmpty() ? "\"\"" : parameter.defaultValue(),
                        parameter.description()));
        section("Parameters, set with --set " + stage.name() + ".PARAMETER=VALUE", parameters);
    }

    private void section(String title, TextTable table) {
        say("");
        say(title + ":");
        table.print(text(), "    ");
    }
}
