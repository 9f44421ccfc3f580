package desk

import "github.com/prometheus/client_golang/prometheus"

// Metrics counts what passes through the desk. Labels are kinds and codes, never ids of people.
type Metrics struct {
	Commits prometheus.Counter
	Events  prometheus.Counter
	Parked  prometheus.Counter
	Outages prometheus.Counter
	Retries *prometheus.CounterVec
	Buried  *prometheus.CounterVec
	Sent    *prometheus.HistogramVec
	Commit  prometheus.Histogram
}

// NewMetrics makes metrics that Collectors hands to a registry.
func NewMetrics() *Metrics {
	counter := func(name, help string) prometheus.Counter {
		return prometheus.NewCounter(prometheus.CounterOpts{Namespace: "frontdesk", Name: name, Help: help})
	}
	return &Metrics{
		Commits: counter("commits_total", "Transactions in which events were handled."),
		Events:  counter("events_total", "Events that were handled."),
		Parked:  counter("parked_total", "Updates that could not be handled and were put aside."),
		Outages: counter("database_outages_total", "Attempts to handle events that found the database away."),
		Retries: prometheus.NewCounterVec(prometheus.CounterOpts{
			Namespace: "frontdesk", Name: "letter_retries_total", Help: "Letters that had to be tried again, by door.",
		}, []string{"door"}),
		Buried: prometheus.NewCounterVec(prometheus.CounterOpts{
			Namespace: "frontdesk", Name: "letters_buried_total", Help: "Letters that were given up, by door and reason.",
		}, []string{"door", "reason"}),
		Commit: prometheus.NewHistogram(prometheus.HistogramOpts{
			Namespace: "frontdesk", Name: "commit_seconds", Help: "Time of one transaction in which events were handled.",
			Buckets: []float64{0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10},
		}),
		Sent: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Namespace: "frontdesk", Name: "letter_seconds", Help: "Time of one call to the outside, by door.",
			Buckets: []float64{0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30},
		}, []string{"door"}),
	}
}

// Collectors lists the metrics for a registry.
func (m *Metrics) Collectors() []prometheus.Collector {
	return []prometheus.Collector{m.Commits, m.Events, m.Parked, m.Outages, m.Retries, m.Buried, m.Sent, m.Commit}
}
