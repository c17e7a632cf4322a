package org.eigentape.tools.figures.plot;

import java.util.List;
import org.jfree.data.DomainOrder;
import org.jfree.data.xy.AbstractXYDataset;

/** Gives curves to the chart library without boxing their numbers one by one. */
final class CurveDataset extends AbstractXYDataset {

    private static final long serialVersionUID = 1L;

    private final transient List<Curve> curves;

    CurveDataset(List<Curve> curves) {
        this.curves = List.copyOf(curves);
    }

    @Override
    public int getSeriesCount() {
        return curves.size();
    }

    @Override
    public Comparable<?> getSeriesKey(int series) {
        return series;
    }

    @Override
    public int getItemCount(int series) {
        return curves.get(series).x().length;
    }

    @Override
    public double getXValue(int series, int item) {
        return curves.get(series).x()[item];
    }

    @Override
    public double getYValue(int series, int item) {
        return curves.get(series).y()[item];
    }

    @Override
    public Number getX(int series, int item) {
        return getXValue(series, item);
    }

    @Override
    public Number getY(int series, int item) {
        return getYValue(series, item);
    }

    @Override
    public DomainOrder getDomainOrder() {
        return DomainOrder.NONE;
    }
}
