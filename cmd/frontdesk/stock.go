package main

import (
	"context"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"frontdesk/internal/store"
)

// stock tells metrics what waits in the database. It asks at each scrape; while the database is away it tells nothing,
// and frontdesk_database_outages_total grows.
type stock struct {
	store                        *store.Store
	open, buried, oldest, parked *prometheus.Desc
}

func newStock(s *store.Store) *stock {
	describe := func(name, help string) *prometheus.Desc { return prometheus.NewDesc("frontdesk_"+name, help, nil, nil) }
	return &stock{
		store:  s,
		open:   describe("letters_open", "Letters that are still to be sent."),
		buried: describe("letters_undelivered", "Letters that were given up."),
		oldest: describe("letters_oldest_seconds", "Age of the oldest letter that is still to be sent; 0 when there is none."),
		parked: describe("updates_parked", "Updates that were put aside and that nobody has looked at."),
	}
}

// Describe is for prometheus.Collector.
func (s *stock) Describe(out chan<- *prometheus.Desc) {
	for _, d := range []*prometheus.Desc{s.open, s.buried, s.oldest, s.parked} {
		out <- d
	}
}

// Collect is for prometheus.Collector.
func (s *stock) Collect(out chan<- prometheus.Metric) {
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Second)
	defer cancel()
	tell := func(d *prometheus.Desc, v float64) { out <- prometheus.MustNewConstMetric(d, prometheus.GaugeValue, v) }
	if b, err := s.store.Backlog(ctx); err == nil {
		tell(s.open, float64(b.Open))
		tell(s.buried, float64(b.Buried))
		age := 0.0
		if !b.Oldest.IsZero() {
			age = time.Since(b.Oldest).Seconds()
		}
		tell(s.oldest, age)
	}
	if n, err := s.store.CountParked(ctx); err == nil {
		tell(s.parked, float64(n))
	}
}
