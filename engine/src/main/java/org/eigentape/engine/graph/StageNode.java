package org.eigentape.engine.graph;

import java.util.List;
import org.eigentape.engine.result.ResultKey;
import org.eigentape.engine.stage.StageDescription;
import org.eigentape.engine.stage.StageParameters;
import org.eigentape.engine.stage.StageProvider;

/**
 * A stage in a graph.
 *
 * @param provider makes its instances
 * @param description what it is
 * @param parameters its values
 * @param key of its results
 * @param upstream the nodes whose results it reads
 */
record StageNode(
        StageProvider provider,
        StageDescription description,
        StageParameters parameters,
        ResultKey key,
        List<StageNode> upstream) {}
